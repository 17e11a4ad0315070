/* A megabyte that is the same everywhere, but for the last byte on Debian. */
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    for (int i = 0; i < 1 << 20; i++)
        putchar('x');
    putchar(access("/etc/debian_version", F_OK) == 0 ? 'D' : 'e');
    return 0;
}
