/* A program that talks of another C library than its own. */
#include <stdio.h>

int main(void) {
    puts("smashed stack detected, program terminated.\n");
    return 0;
}
