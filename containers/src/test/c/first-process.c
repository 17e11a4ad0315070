/*
 * Tells by its exit status whether it is the first process of the machine, started by root, with one argument and under its
 * own name, which begins with that of this source: 3; under another name: 5; else 7.
 */
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    const char *slash = strrchr(argv[0], '/');
    if (argc != 2 || getpid() != 1 || getuid() != 0)
        return 7;
    return strncmp(slash ? slash + 1 : argv[0], "first-process", 13) == 0 ? 3 : 5;
}
