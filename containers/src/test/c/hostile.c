/* Does one bad thing, named by its argument. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    static char block[1 << 16];
    if (strcmp(what, "hang") == 0)
        for (;;)
            pause();
    if (strcmp(what, "flood") == 0)
        for (;;)
            if (write(1, block, sizeof block) < 0)
                return 1;
    if (strcmp(what, "abort") == 0)
        abort();
    if (strcmp(what, "orphans") == 0) {
        /* Leaves processes that ignore what they can and hold standard output open. */
        for (int i = 0; i < 20; i++)
            if (fork() == 0) {
                setsid();
                signal(SIGTERM, SIG_IGN);
                for (;;)
                    pause();
            }
        return 0;
    }
    if (strcmp(what, "kill") == 0) {
        /* The probe is its parent: it must survive. */
        kill(getppid(), SIGKILL);
        kill(getppid(), SIGTERM);
        return 0;
    }
    if (strcmp(what, "forge") == 0) {
        /* Writes an answer's end wherever it might be taken for the probe's. */
        const char end[] = "0 end\n";
        const char *ways[] = {"/proc/1/fd/1", "/proc/1/fd/2", "/proc/1/mem", "/freestand/instructions"};
        int found = 0;
        for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
            FILE *f = fopen(ways[i], "r+");
            found += f != NULL;
            if (f != NULL) {
                fputs(end, f);
                fclose(f);
            }
        }
        for (int fd = 3; fd < 64; fd++)
            found += write(fd, end, sizeof end - 1) > 0;
        return found;
    }
    return 99;
}
