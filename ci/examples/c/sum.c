/* Prints a checksum of standard input: the sum of its bytes. */
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
    if (argc == 2 && strcmp(argv[1], "--version") == 0) {
        puts("sum 1.0.0");
        return 0;
    }
    if (argc != 1) {
        fputs("usage: sum [--version] <FILE\n", stderr);
        return 2;
    }
    unsigned long sum = 0;
    int byte;
    while ((byte = getchar()) != EOF) sum += (unsigned long)byte;
    if (ferror(stdin)) {
        perror("sum");
        return 1;
    }
    printf("%lu\n", sum);
    return 0;
}
