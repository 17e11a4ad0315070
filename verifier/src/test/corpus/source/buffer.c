/* Functions that FORTIFY_SOURCE has checked twins of, and an array that asks for a canary. */
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
    char text[64];
    strcpy(text, argv[0]);
    sprintf(text + strlen(text) % 32, "%d", argc);
    puts(text);
    return 0;
}
