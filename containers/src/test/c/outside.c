/* Tries to reach what lies outside of its cell, in the way that its argument names; ends with 0 where it reached nothing. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static int readable(const char *path)
{
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return 0;
    char byte;
    int got = read(fd, &byte, 1) == 1;
    close(fd);
    if (got)
        printf("reads %s\n", path);
    return got;
}

static int connects(const char *path)
{
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    strncpy(to.sun_path, path, sizeof to.sun_path - 1);
    int done = fd >= 0 && connect(fd, (struct sockaddr *)&to, sizeof to) == 0;
    if (done)
        printf("connects to %s\n", path);
    close(fd);
    return done;
}

/* Processes other than its own few: a cell has a handful. */
static int others(void)
{
    int count = 0;
    DIR *all = opendir("/proc");
    struct dirent *one;
    while (all != NULL && (one = readdir(all)) != NULL)
        count += strspn(one->d_name, "0123456789") == strlen(one->d_name);
    if (count > 6)
        printf("sees %d processes\n", count);
    return count > 6;
}

#ifdef __x86_64__
static sigjmp_buf back;
static void on_fault(int signal)
{
    (void)signal;
    siglongjmp(back, 1);
}

static long through_int80(long number)
{
    long result;
    /* A kernel without i386 answers with a fault. */
    signal(SIGSEGV, on_fault);
    if (sigsetjmp(back, 1) != 0)
        return -ENOSYS;
    /* Pointers would be cut to 32 bits: every argument is zero. */
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(0), "c"(0), "d"(0), "S"(0), "D"(0) : "memory");
    return result;
}

/* Each call ends with EPERM, by x86-64, by x32 and by i386: another answer would reveal more. */
static int calls(int with_i386)
{
    static const struct {
        const char *name;
        long number, old;
    } all[] = {{"keyctl", 250, 288},         {"add_key", 248, 286},         {"request_key", 249, 287},
               {"bpf", 321, 357},            {"perf_event_open", 298, 336}, {"userfaultfd", 323, 374},
               {"io_uring_setup", 425, 425}, {"mount", 165, 21},            {"umount2", 166, 52},
               {"unshare", 272, 310},        {"setns", 308, 346},           {"open_by_handle_at", 304, 342},
               {"kexec_load", 246, 283},     {"pivot_root", 155, 217},      {"fsopen", 430, 430},
               {"syslog", 103, 103}};
    int reached = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        int first = syscall(all[i].number, 0, 0, 0, 0, 0) == -1 ? errno : 0;
        int x32 = syscall(all[i].number | 0x40000000, 0, 0, 0, 0, 0) == -1 ? errno : 0;
        long old = -through_int80(all[i].old);
        if (first != EPERM || (x32 != EPERM && x32 != ENOSYS) || (old != EPERM && (old != ENOSYS || with_i386))) {
            printf("%s: %d, x32 %d, i386 %ld\n", all[i].name, first, x32, old);
            reached++;
        }
    }
    if (syscall(435, NULL, 0) != -1 || errno != ENOSYS)
        reached += printf("clone3: %d\n", errno) > 0;
    if (syscall(SYS_clone, 0x10000000 | SIGCHLD, 0, 0, 0, 0) != -1 || errno != EPERM)
        reached += printf("a user namespace: %d\n", errno) > 0;
    if (socket(40, SOCK_STREAM, 0) != -1)
        reached += printf("a socket to the hypervisor\n") > 0;
    return reached;
}

#else
static int calls(int with_i386) { return with_i386; }
#endif

/* Fills memory that belongs to no process: the cell ends it, or there is no end. */
static int memory_files(int mebibytes)
{
    static char block[1 << 20];
    memset(block, 1, sizeof block);
    for (int i = 0; i < mebibytes; i++) {
        static int fd = -1;
        if (i % 128 == 0)
            fd = memfd_create("m", 0);
        if (fd < 0 || write(fd, block, sizeof block) != (ssize_t)sizeof block)
            return 0;
    }
    printf("%d MiB in memory files\n", mebibytes);
    return 1;
}

static int many_processes(int most)
{
    for (int i = 0; i < most; i++) {
        pid_t child = fork();
        if (child < 0)
            return 0;
        if (child == 0)
            for (;;)
                pause();
    }
    printf("%d processes\n", most);
    return 1;
}

static int untraced_child(const char *library)
{
    int status;
    pid_t child = (pid_t)syscall(SYS_clone, 0x00800000 | SIGCHLD, 0, 0, 0, 0);
    if (child == 0) {
        int fd = open(library, O_RDONLY);
        _exit(mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, fd, 0) == MAP_FAILED);
    }
    waitpid(child, &status, 0);
    return 0;
}

static int deep(int levels)
{
    for (int i = 0; i < levels; i++)
        if (mkdir("dddddddddddddddddddd", 0700) != 0 || chdir("dddddddddddddddddddd") != 0)
            return 1;
    return chmod(".", 0) != 0;
}

int main(int count, char **words)
{
    const char *what = count > 1 ? words[1] : "";
    int number = count > 2 ? atoi(words[2]) : 0;
    if (strcmp(what, "reads") == 0) {
        int reached = 0;
        for (int i = 2; i < count; i++)
            reached += readable(words[i]);
        return reached;
    }
    if (strcmp(what, "connects") == 0)
        return connects(words[2]);
    if (strcmp(what, "others") == 0)
        return others();
    if (strcmp(what, "calls") == 0)
        return calls(count > 2);
    if (strcmp(what, "keyring") == 0)
        return syscall(250, 0, -3, 0, 0, 0) != -1 || errno != EPERM;
    if (strcmp(what, "memory-files") == 0)
        return memory_files(number);
    if (strcmp(what, "processes") == 0)
        return many_processes(number);
    if (strcmp(what, "untraced") == 0)
        return untraced_child(words[2]);
    if (strcmp(what, "deep") == 0)
        return deep(number);
    if (strcmp(what, "user") == 0)
        return getuid() != 65534 || geteuid() != 65534 || getgid() != 65534;
    if (strcmp(what, "again") == 0) {
        /* Once more, by whatever name it has; the emulator would not be there to be seen. */
        execl(number > 1 ? "/proc/self/exe" : "/freestand/subject", words[0], "nothing", NULL);
        return 3;
    }
    if (strcmp(what, "spawn") == 0) {
        pid_t child = fork();
        if (child == 0) {
            execl("/freestand/subject", words[0], "nothing", NULL);
            _exit(3);
        }
        waitpid(child, NULL, 0);
        return 0;
    }
    return strcmp(what, "nothing") != 0;
}
