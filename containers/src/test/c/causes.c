/* Fails in one way, named by its argument, so that the cause can be found. Without one it says "ok". */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

/* Asks for one system call under a filter of its own that answers it with this. */
static int filtered(unsigned answer)
{
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_statx, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, answer),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {sizeof code / sizeof *code, code};
    char found[256];
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
        return 7;
    if (syscall(SYS_statx, -1, "/", 0, 0, found) == 0)
        return 0;
    perror("statx");
    return 1;
}

/* Calls what would be the fourth function of the vsyscall page: no kernel has it, whatever it has of the others. */
static void vsyscall(void)
{
    void (*gone)(void);
    __asm__ volatile("mov $0xffffffffff600c00, %0" : "=r"(gone));
    gone();
}

/* Takes the vDSO, which carries the kernel's release too, out of what a new program receives. */
static void hide_vdso(pid_t child)
{
    long at = ptrace(PTRACE_PEEKUSER, child, offsetof(struct user, regs.rsp), 0);
    int nulls = 0;
    for (at += sizeof(long); nulls < 2; at += sizeof(long))
        nulls += ptrace(PTRACE_PEEKDATA, child, at, 0) == 0;
    for (long type; (type = ptrace(PTRACE_PEEKDATA, child, at, 0)) != AT_NULL; at += 2 * sizeof(long))
        if (type == AT_SYSINFO_EHDR)
            ptrace(PTRACE_POKEDATA, child, at, AT_IGNORE);
}

/* Runs a program of the tree whose C library believes that it is on Linux 2.6 (UNAME26). */
static int old_kernel(char *program)
{
    char *argv[] = {program, NULL};
    char *envp[] = {NULL};
    int status;
    pid_t child = fork();
    if (child == 0) {
        if (personality(UNAME26) == -1 || ptrace(PTRACE_TRACEME, 0, 0, 0) != 0)
            _exit(3);
        execve(program, argv, envp);
        _exit(4);
    }
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFSTOPPED(status))
        return 5;
    hide_vdso(child);
    if (ptrace(PTRACE_DETACH, child, 0, 0) != 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return 6;
    return WEXITSTATUS(status);
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    if (strcmp(what, "illegal") == 0)
        __asm__ volatile("ud2");
    if (strcmp(what, "vsyscall") == 0)
        vsyscall();
    if (strcmp(what, "memory") == 0) {
        /* Three gigabytes, written to: more than a cell gives. */
        size_t step = 64 << 20;
        for (int i = 0; i < 48; i++)
            if (mmap(NULL, step, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED) {
                perror("mmap");
                return 1;
            }
    }
    if (strcmp(what, "refused") == 0)
        return filtered(SECCOMP_RET_ERRNO | EPERM);
    if (strcmp(what, "forbidden") == 0)
        return filtered(SECCOMP_RET_KILL_PROCESS);
    if (strcmp(what, "kernel") == 0)
        return old_kernel(argv[2]);
    if (strcmp(what, "files") == 0) {
        struct rlimit limit;
        return getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur < 65 ? 5 : 0;
    }
    if (strcmp(what, "lines") == 0) {
        puts("one\ntwo\nthree");
        return 0;
    }
    puts("ok");
    return 0;
}
