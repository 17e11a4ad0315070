/* Where the process starts: before any Java, and without a look at the environment. */
#include "start.h"

#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int rcli_argc;
static char **arguments;
static char doomed[PATH_MAX];
static bool started;

/* These end a process that does not handle them, and a user or a system sends them in the normal course of things. */
static const int endings[] = {SIGHUP, SIGINT, SIGTERM};
enum { ENDINGS = sizeof endings / sizeof *endings };

char *rcli_argument(int index) {
    /* The program looks at its arguments first of all; what comes before is the runtime. */
    started = true;
    return arguments[index];
}

int rcli_await(int descriptor, int to_write) {
    struct pollfd one = {.fd = descriptor, .events = to_write ? POLLOUT : POLLIN};
    return poll(&one, 1, -1);
}

/* Without stdio, which might want memory. */
static _Noreturn void no_memory(void) {
    static const char at_start[] = "rcli: cannot start: memory: Cannot allocate memory\n";
    static const char later[] = "rcli: cannot go on: memory: Cannot allocate memory\n";
    if (doomed[0] != '\0') {
        unlink(doomed);
    }
    ssize_t unreported =
            started ? write(STDERR_FILENO, later, sizeof later - 1) : write(STDERR_FILENO, at_start, sizeof at_start - 1);
    (void) unreported;
    _exit(1);
}

void *rcli_malloc(size_t size) {
    void *memory = malloc(size);
    if (memory == NULL && size > 0) {
        no_memory();
    }
    return memory;
}

void *rcli_mmap(void *address, size_t size, int protection, int flags, int descriptor, off_t offset) {
    void *memory = mmap(address, size, protection, flags, descriptor, offset);
    if (memory == MAP_FAILED) {
        no_memory();
    }
    return memory;
}

int rcli_mprotect(void *address, size_t size, int protection) {
    /* Taking memory back (PROT_NONE) can fail as well, and then nothing is missing. */
    if (mprotect(address, size, protection) < 0 && protection != PROT_NONE) {
        no_memory();
    }
    return 0;
}

/* Whether that many addresses are to be had; none of them is used. */
static bool is_room(size_t size) {
    void *room = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return room != MAP_FAILED && munmap(room, size) == 0;
}

void rcli_init_heap(int64_t least, int64_t most) {
    /* The runtime keeps a sixteenth for itself, and a little more; malloc and the stack want some as well. */
    while (most / 2 >= least && !is_room((size_t) (most + most / 4))) {
        most /= 2;
    }
    teavm_initHeap(least, most);
}

char *rcli_no_setlocale(int category, const char *locale) {
    (void) category;
    (void) locale;
    return NULL;
}

static void block(int how) {
    sigset_t set;
    sigemptyset(&set);
    for (int i = 0; i < ENDINGS; i++) {
        sigaddset(&set, endings[i]);
    }
    sigprocmask(how, &set, NULL);
}

void rcli_remove_when_killed(const char *path) {
    size_t length = path == NULL ? 0 : strlen(path);
    /* A longer path cannot have been opened. */
    if (length < sizeof doomed) {
        /* No handler may see half a path. */
        block(SIG_BLOCK);
        memcpy(doomed, path == NULL ? "" : path, length + 1);
        block(SIG_UNBLOCK);
    }
}

/* SA_RESETHAND has put the default back: the signal, raised again, ends the process when this returns. */
static void ending(int signal) {
    if (doomed[0] != '\0') {
        unlink(doomed);
    }
    raise(signal);
}

int main(int argc, char **argv) {
    rcli_argc = argc;
    arguments = argv;
    /* A closed pipe and a file size limit shall be errors of write, with a message, and not the end of the process. */
    struct sigaction action = {.sa_handler = SIG_IGN};
    sigaction(SIGPIPE, &action, NULL);
    sigaction(SIGXFSZ, &action, NULL);
    for (int i = 0; i < ENDINGS; i++) {
        struct sigaction before;
        sigaction(endings[i], NULL, &before);
        /* nohup and shells ignore some on purpose. */
        if (before.sa_handler == SIG_DFL) {
            struct sigaction end = {.sa_handler = ending, .sa_flags = SA_RESETHAND};
            sigaction(endings[i], &end, NULL);
        }
    }
    return rcli_vm_main(0, argv);
}
