/* Does one bad thing, named by its argument. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Writes a program that does nothing wrong, where that is possible. */
static int write_file(const char *path)
{
    FILE *f = fopen(path, "wb");
    if (f == NULL)
        return 0;
    fputs("other", f);
    fclose(f);
    chmod(path, 0755);
    return 1;
}

/* Each way to put another file in its own place; returns how many succeeded. */
static int replace(void)
{
    int done = write_file("/freestand/subject");
    done += chmod("/freestand/subject", 0777) == 0;
    done += rename("/freestand/subject", "/freestand/work/old") == 0;
    done += unlink("/freestand/subject") == 0;
    done += write_file("/freestand/new") && rename("/freestand/new", "/freestand/subject") == 0;
    done += unlink("/freestand/probe") == 0;
    done += rename("/freestand", "/f2") == 0;
    done += mkdir("/f3", 0755) == 0;
    done += write_file("/new") + write_file("/tmp/new") + write_file("/etc/new");
    return done;
}

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
    if (strcmp(what, "replace") == 0)
        return replace();
    if (strcmp(what, "replace-at") == 0) {
        char other[4096];
        snprintf(other, sizeof other, "%s.new", argv[2]);
        return !write_file(other) || rename(other, argv[2]) != 0;
    }
    if (strcmp(what, "touch-at") == 0)
        return chmod(argv[2], 0755) != 0;
    if (strcmp(what, "memory") == 0) {
        /* Reserving addresses is no harm, and runtimes do; using three gigabytes is. */
        size_t step = 64 << 20;
        if (mmap(NULL, (size_t)1 << 40, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) == MAP_FAILED)
            return 1;
        for (int i = 0; i < 48; i++)
            if (mmap(NULL, step, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED)
                return 0;
        return 2;
    }
    if (strcmp(what, "fill") == 0) {
        /* The working folder has an end, and nothing else takes a byte. */
        FILE *f = fopen("big", "wb");
        signal(SIGXFSZ, SIG_IGN);
        if (f == NULL)
            return 1;
        for (int i = 0; i < 16 * 300; i++)
            if (fwrite(block, 1, sizeof block, f) != sizeof block || fflush(f) != 0)
                return 0;
        return 2;
    }
    if (strcmp(what, "fork") == 0) {
        for (int i = 0; i < 5000; i++) {
            pid_t child = fork();
            if (child < 0)
                return 0;
            if (child == 0)
                for (;;)
                    pause();
        }
        return 2;
    }
    if (strcmp(what, "segment") == 0) {
        char *volatile nowhere = NULL;
        *(volatile char *)nowhere = 1;
    }
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
