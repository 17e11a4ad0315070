/* Tells by its exit status whether it is the first process of the machine, started by root, with one argument: 3, else 7. */
#include <unistd.h>

int main(int argc, char **argv)
{
    (void)argv;
    return argc == 2 && getpid() == 1 && getuid() == 0 ? 3 : 7;
}
