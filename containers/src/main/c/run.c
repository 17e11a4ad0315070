#define _GNU_SOURCE
#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "report.h"
#include "seccomp.h"

static int64_t now_micros(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void on_child(int signal) { (void)signal; }

static void make_pipe(int ends[2])
{
    if (pipe2(ends, O_CLOEXEC) != 0)
        give_up("pipe: errno %d", errno);
}

/* Fails only where a lower limit holds already, which is as good. */
static void limit(int resource, uint64_t most)
{
    struct rlimit both = {most, most};
    if (most != 0 || resource == RLIMIT_CORE)
        setrlimit(resource, &both);
}

int confine(const struct limits *limits)
{
    limit(RLIMIT_CORE, 0);
    /* Not RLIMIT_AS: many runtimes reserve far more addresses than they ever use. Not RLIMIT_CPU: it counts all threads
       together, and the wall time ends them all. */
    limit(RLIMIT_DATA, limits->memory);
    limit(RLIMIT_FSIZE, limits->disk);
    limit(RLIMIT_NPROC, limits->processes);
    return seccomp_cell();
}

/* In the child: one descriptor, to the parent. */
static int send_descriptor(int to, int descriptor)
{
    char byte = 0;
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int))];
    } control = {.room = {0}};
    struct iovec data = {&byte, 1};
    struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    control.header.cmsg_level = SOL_SOCKET;
    control.header.cmsg_type = SCM_RIGHTS;
    control.header.cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(&control.header), &descriptor, sizeof descriptor);
    return sendmsg(to, &message, MSG_NOSIGNAL) == 1 ? 0 : -1;
}

/* Waits for the child's descriptor; -1 where it ended without. */
static int receive_descriptor(int from)
{
    char byte;
    int descriptor = -1;
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int))];
    } control;
    struct iovec data = {&byte, 1};
    struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    ssize_t got;
    do
        got = recvmsg(from, &message, MSG_CMSG_CLOEXEC);
    while (got < 0 && errno == EINTR);
    if (got == 1 && CMSG_FIRSTHDR(&message) != NULL)
        memcpy(&descriptor, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof descriptor);
    return descriptor;
}

static int hold_exec(int holder)
{
    int listener = seccomp_hold_exec();
    return listener < 0 ? -1 : send_descriptor(holder, listener);
}

/* In the child. Returns -1, with errno, where one condition cannot be had. */
static int conditions(const struct limits *limits)
{
    const struct {
        int resource;
        uint64_t most;
    } all[] = {{RLIMIT_NOFILE, limits->files}, {RLIMIT_STACK, limits->stack}, {RLIMIT_AS, limits->addresses}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct rlimit both = {all[i].most, all[i].most};
        if (all[i].most != 0 && setrlimit(all[i].resource, &both) != 0)
            return -1;
    }
    if (limits->old_calls && seccomp_old() != 0)
        return -1;
    return limits->absent.x86_64_count + limits->absent.i386_count > 0 ? seccomp_absent_calls(&limits->absent) : 0;
}

/* In the child: where the whole cell has too little memory, the kernel ends this one and not the probe. Only the owner of
   a process that can be dumped may say so; nothing else lives here that could make use of that. Without /proc it is left
   to the kernel. */
static void first_to_go(void)
{
    prctl(PR_SET_DUMPABLE, 1);
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd >= 0) {
        ssize_t put = write(fd, "1000", 4);
        (void)put; /* then it is left to the kernel, too */
        close(fd);
    }
    prctl(PR_SET_DUMPABLE, 0);
}

/* In the child: only an errno comes back, through a pipe that a successful execve closes; below zero where it was not
   execve's. No input at all is -1. */
__attribute__((noreturn)) static void start(const char *path, char **argv, char **envp, int in, int out, int err,
                                            int failed, int holder, const sigset_t *mask,
                                            const struct limits *limits)
{
    signal(SIGPIPE, SIG_DFL);
    signal(SIGCHLD, SIG_DFL);
    sigprocmask(SIG_SETMASK, mask, NULL);
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    first_to_go();
    int reason = 0;
    if ((in < 0 ? close(0) : dup2(in, 0)) != 0 || dup2(out, 1) != 1 || dup2(err, 2) != 2 || confine(limits) != 0 ||
        conditions(limits) != 0 || (limits->emulated && hold_exec(holder) != 0))
        reason = -errno;
    else {
        execve(path, argv, envp);
        reason = errno;
    }
    if (write(failed, &reason, sizeof reason) != sizeof reason)
        _exit(126);
    _exit(127);
}

/* Nothing that the program left behind outlives it: as the first process of its namespace the probe can kill all. */
static void sweep(pid_t group)
{
    if (getpid() == 1)
        kill(-1, SIGKILL);
    else
        kill(-group, SIGKILL);
    while (waitpid(-1, NULL, getpid() == 1 ? 0 : WNOHANG) > 0 || errno == EINTR)
        ;
}

/* Takes what one stream has to give; returns 0 at its end. */
static int drain(int fd, struct stream *s, const struct limits *limits)
{
    static uint8_t buffer[65536];
    ssize_t got = read(fd, buffer, sizeof buffer);
    if (got < 0)
        return errno == EAGAIN || errno == EINTR;
    if (got == 0)
        return 0;
    size_t room = limits->keep - s->kept_length;
    size_t kept = (size_t)got < room ? (size_t)got : room;
    memcpy(s->kept + s->kept_length, buffer, kept);
    s->kept_length += kept;
    s->total += (uint64_t)got;
    if (limits->quick)
        checksum_add(&s->sum, buffer, (size_t)got);
    else
        sha256_add(&s->hash, buffer, (size_t)got);
    return 1;
}

static void feed(struct pollfd *to, const uint8_t **input, size_t *left)
{
    ssize_t put = *left > 0 ? write(to->fd, *input, *left) : 0;
    if (put > 0) {
        *input += put;
        *left -= (size_t)put;
    }
    /* A program that closed its input does not want the rest. */
    if (*left == 0 || (put < 0 && errno != EAGAIN && errno != EINTR)) {
        close(to->fd);
        to->fd = -1;
    }
}

static void open_stream(struct stream *s, const struct limits *limits)
{
    s->kept = malloc(limits->keep + 1);
    if (s->kept == NULL)
        give_up("out of memory");
    sha256_init(&s->hash);
}

void run_program(struct run *run, const char *path, char **argv, char **envp, const void *input, size_t input_length,
                 const struct limits *limits)
{
    int in[2], out[2], err[2], failed[2], holder[2], status = 0, reaped = 0, listener = -1, starts = 0;
    const uint8_t *rest = input;
    sigset_t mask, child;
    struct sigaction action = {.sa_handler = on_child};
    struct rusage usage;

    memset(run, 0, sizeof *run);
    open_stream(&run->out, limits);
    open_stream(&run->err, limits);
    signal(SIGPIPE, SIG_IGN);
    sigaction(SIGCHLD, &action, NULL);
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    /* Blocked except inside ppoll: the end of the child always wakes the wait, never slips between two calls. */
    sigprocmask(SIG_BLOCK, &child, &mask);
    sigdelset(&mask, SIGCHLD);
    make_pipe(in);
    make_pipe(out);
    make_pipe(err);
    make_pipe(failed);
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, holder) != 0)
        give_up("socketpair: errno %d", errno);
    int64_t begin = now_micros(), deadline = begin + limits->millis * 1000;
    pid_t pid = fork();
    if (pid < 0)
        give_up("fork: errno %d", errno);
    if (pid == 0)
        start(path, argv, envp, limits->closed_input && input_length == 0 ? -1 : in[0], out[1], err[1], failed[1], holder[1],
              &mask, limits);
    setpgid(pid, pid);
    close(in[0]);
    close(out[1]);
    close(err[1]);
    close(failed[1]);
    close(holder[1]);
    if (limits->emulated)
        listener = receive_descriptor(holder[0]);
    close(holder[0]);

    struct pollfd fds[4] = {{out[0], POLLIN, 0}, {err[0], POLLIN, 0}, {in[1], POLLOUT, 0}, {listener, POLLIN, 0}};
    for (int i = 0; i < 3; i++)
        fcntl(fds[i].fd, F_SETFL, O_NONBLOCK);
    struct stream *streams[2] = {&run->out, &run->err};
    while (!reaped || fds[0].fd >= 0 || fds[1].fd >= 0) {
        int64_t left = deadline - now_micros();
        if (!reaped && (left <= 0 || run->out.total > limits->flood || run->err.total > limits->flood)) {
            run->ending = left <= 0 ? TIMED_OUT : FLOODED;
            break;
        }
        if (!reaped && wait4(pid, &status, WNOHANG, &usage) == pid) {
            run->micros = now_micros() - begin;
            run->faults = usage.ru_minflt + usage.ru_majflt;
            reaped = 1;
            sweep(pid);
            /* All writers are gone: what the pipes still hold is read, and ends. */
            deadline = now_micros() + 1000000;
            continue;
        }
        if (reaped && left <= 0)
            break;
        struct timespec wait = {left / 1000000, left % 1000000 * 1000};
        if (ppoll(fds, 4, &wait, &mask) < 0 && errno != EINTR)
            give_up("poll: errno %d", errno);
        for (int i = 0; i < 2; i++)
            if (fds[i].fd >= 0 && fds[i].revents != 0 && !drain(fds[i].fd, streams[i], limits)) {
                close(fds[i].fd);
                fds[i].fd = -1;
            }
        if (fds[2].fd >= 0 && fds[2].revents != 0)
            feed(&fds[2], &rest, &input_length);
        if (fds[3].fd >= 0 && fds[3].revents != 0 && !(fds[3].revents & POLLIN)) {
            /* Nobody is left who could start anything. */
            close(fds[3].fd);
            fds[3].fd = -1;
        } else if (fds[3].fd >= 0 && fds[3].revents != 0) {
            /* The first is the emulator itself. Whoever was killed meanwhile needs no answer. */
            if (seccomp_answer_exec(fds[3].fd, starts == 0) != 0 && errno != ENOENT)
                give_up("a program cannot be held: errno %d", errno);
            if (starts++ > 0) {
                run->ending = LEFT_EMULATOR;
                break;
            }
        }
        for (int i = 0; i < 4; i++)
            fds[i].revents = 0;
    }
    if (!reaped) {
        kill(pid, SIGKILL);
        kill(-pid, SIGKILL);
        while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
            ;
        run->micros = now_micros() - begin;
        sweep(pid);
    } else {
        run->ending = WIFSIGNALED(status) ? SIGNALLED : EXITED;
        run->number = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    }
    int reason;
    if (read(failed[0], &reason, sizeof reason) == sizeof reason) {
        if (reason < 0)
            give_up("a program cannot be prepared: errno %d", -reason);
        run->ending = NOT_STARTED;
        run->number = reason;
    }
    close(failed[0]);
    for (int i = 0; i < 4; i++)
        if (fds[i].fd >= 0)
            close(fds[i].fd);
    sigprocmask(SIG_SETMASK, &mask, NULL);
}

void run_free(struct run *run)
{
    free(run->out.kept);
    free(run->err.kept);
}

int take_limit(const struct words *line, struct limits *limits)
{
    const char *verb = line->word[0];
    if (line->count != 2)
        return 0;
    if (strcmp(verb, "millis") == 0)
        limits->millis = number(line->word[1]);
    else if (strcmp(verb, "memory") == 0)
        limits->memory = (uint64_t)number(line->word[1]);
    else if (strcmp(verb, "disk") == 0)
        limits->disk = (uint64_t)number(line->word[1]);
    else if (strcmp(verb, "processes") == 0)
        limits->processes = (uint64_t)number(line->word[1]);
    else if (strcmp(verb, "flood") == 0)
        limits->flood = (uint64_t)number(line->word[1]);
    else
        return 0;
    return 1;
}
