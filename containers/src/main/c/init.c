/*
 * First process of a kernel that is booted for one cell; the root is the initial RAM file system, and there is nothing else.
 *
 *   init PROBE INSTRUCTIONS USER WORK BYTES
 *
 * Mounts memory of BYTES at WORK, for USER; starts the probe as first process of a namespace of its own, so that the
 * file under test cannot kill it; its standard output is the second serial port, raw, its standard error the first one,
 * which is the kernel's console. What the kernel made for itself in the root (/dev, /root) is removed before. When the probe
 * has ended, says so on the second port and ends the machine.
 *
 * The last line of the second port is "freestand-init ENDED STATUS": exit or signal, and its number; or "freestand-init
 * failed WHAT ERRNO" where it did not come to that. Whatever goes wrong, the machine ends.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

/* The second port is the first of its kind where the console is of another kind. */
#ifdef __aarch64__
enum { CONSOLE_MAJOR = 204, CONSOLE_MINOR = 64, ANSWER_MAJOR = 4, ANSWER_MINOR = 64 };
#else
enum { CONSOLE_MAJOR = 4, CONSOLE_MINOR = 64, ANSWER_MAJOR = 4, ANSWER_MINOR = 65 };
#endif

/* Waits until all is out at the port: a machine that ends takes what is still in its buffers with it. */
__attribute__((noreturn)) static void end_machine(void)
{
    fflush(stdout);
    tcdrain(STDOUT_FILENO);
    reboot(RB_AUTOBOOT);
    /* Refused: the end of the first process is a panic, and ends the machine too. */
    _exit(1);
}

static void must(int result, const char *what)
{
    if (result >= 0)
        return;
    printf("freestand-init failed %s %d\n", what, errno);
    end_machine();
}

/* A serial port as this descriptor, and no name of it left behind. */
static int open_port(int major, int minor, int descriptor)
{
    struct termios settings;
    int fd = -1;
    if (mknod("/port", S_IFCHR | 0600, makedev(major, minor)) == 0)
        fd = open("/port", O_RDWR | O_NOCTTY);
    unlink("/port");
    if (fd < 0 || tcgetattr(fd, &settings) != 0)
        return -1;
    /* Else each end of a line would become two bytes. */
    cfmakeraw(&settings);
    if (tcsetattr(fd, TCSANOW, &settings) != 0)
        return -1;
    return fd == descriptor ? fd : dup2(fd, descriptor);
}

int main(int count, char **args)
{
    char *const none[] = {NULL};
    char options[96];
    int status = 0;
    for (int fd = 0; fd < 16; fd++)
        close(fd);
    /* As descriptor 0, which nothing is read from, and again as 1: a failure before that cannot be reported. */
    if (open_port(ANSWER_MAJOR, ANSWER_MINOR, 0) != 0 || dup2(0, 1) != 1)
        end_machine();
    must(open_port(CONSOLE_MAJOR, CONSOLE_MINOR, 2), "console");
    errno = 0;
    must(count == 6 ? 0 : -1, "arguments");
    unlink("/dev/console");
    rmdir("/dev");
    rmdir("/root");
    /* Else everybody may write to it: such a root is made like a /tmp. */
    must(chmod("/", 0555), "chmod");
    snprintf(options, sizeof options, "mode=0700,uid=%s,gid=%s,size=%s", args[3], args[3], args[5]);
    must(mount("work", args[4], "tmpfs", MS_NOSUID | MS_NODEV, options), "mount");
    must(unshare(CLONE_NEWPID), "unshare");
    pid_t probe = fork();
    must(probe, "fork");
    if (probe == 0) {
        char *words[] = {args[1], args[2], args[3], NULL};
        setsid();
        execve(args[1], words, none);
        _exit(127);
    }
    while (waitpid(probe, &status, 0) < 0 && errno == EINTR)
        ;
    if (WIFSIGNALED(status))
        printf("freestand-init signal %d\n", WTERMSIG(status));
    else
        printf("freestand-init exit %d\n", WEXITSTATUS(status));
    end_machine();
}
