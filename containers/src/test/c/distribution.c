/* Behaves differently on Debian: what a proof must not miss. */
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    puts(access("/etc/debian_version", F_OK) == 0 ? "Debian" : "elsewhere");
    return 0;
}
