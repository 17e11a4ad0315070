/* The well-behaved specimen: version, copy of a file, echo of its input, usage error. */
#include <stdio.h>
#include <string.h>

static int copy(FILE *from, FILE *to)
{
    int c;
    if (from == NULL || to == NULL)
        return 1;
    while ((c = getc(from)) != EOF)
        putc(c, to);
    return fflush(to) != 0;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--version") == 0)
        return puts("specimen 1.0") < 0;
    if (argc == 2 && strcmp(argv[1], "-") == 0)
        return copy(stdin, stdout);
    if (argc == 3)
        return copy(fopen(argv[1], "rb"), fopen(argv[2], "wb"));
    fprintf(stderr, "usage: %s --version | - | IN OUT\n", argv[0]);
    return 2;
}
