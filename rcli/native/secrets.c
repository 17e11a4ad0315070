/* Random bytes, a passphrase from the terminal, and memory that is not written to disk. */
#include "secrets.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#include <termios.h>
#include <unistd.h>

/* From linux/mman.h, which the headers of some C libraries leave out. */
#ifndef MCL_ONFAULT
#define MCL_ONFAULT 4
#endif
#define LOCK_ONFAULT 1

/* Of the generated runtime: where the heap is, and how far it may grow. */
extern void *teavm_gc_heapAddress;
extern int64_t teavm_gc_maxAvailableBytes;

int rcli_random(void *memory, int64_t size) {
    int64_t done = 0;
    while (done < size) {
        ssize_t more = getrandom((char *) memory + done, (size_t) (size - done), 0);
        if (more < 0 && errno != EINTR) {
            return -1;
        }
        done += more < 0 ? 0 : more;
    }
    return 0;
}

/* Keys are in the first part of the heap unless a passphrase filled it. */
static void lock_start_of_heap(void) {
#ifdef SYS_mlock2
    for (size_t size = (size_t) 4 << 20; size >= (size_t) 64 << 10; size /= 2) {
        if (syscall(SYS_mlock2, teavm_gc_heapAddress, size, LOCK_ONFAULT) == 0) {
            return;
        }
    }
#endif
}

void rcli_lock_memory(void) {
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    /* On fault: the heap is reserved at its full size, and only what is used of it is to be in memory. */
    if (mlockall(MCL_CURRENT | MCL_ONFAULT) < 0) {
        lock_start_of_heap();
    }
}

int64_t rcli_memory(void) {
    struct sysinfo machine;
    int64_t most = teavm_gc_maxAvailableBytes;
    if (sysinfo(&machine) == 0) {
        int64_t all = (int64_t) machine.totalram * machine.mem_unit;
        most = all < most ? all : most;
    }
    return most;
}

static int terminal = -1;
static struct termios shown;
static volatile sig_atomic_t ended_by;

static void note_signal(int signal) {
    ended_by = signal;
}

/* The bytes of a line; -1: errno says why there is none. A signal or the end of input ends it. */
static int64_t read_line(char *line, int64_t size) {
    int64_t length = 0;
    char c;
    while (ended_by == 0) {
        ssize_t got = read(terminal, &c, 1);
        if (got < 0 && errno != EINTR) {
            return -1;
        }
        if (got == 0 || (got == 1 && c == '\n')) {
            break;
        }
        if (got == 1) {
            if (length < size) {
                line[length] = c;
            }
            length++;
        }
    }
    return length;
}

static void say(const char *text) {
    ssize_t unreported = write(terminal, text, strlen(text));
    (void) unreported;
}

/* Without echo from before the prompt until the line is read, whatever ends it; a signal takes effect after that. */
static int64_t ask(const char *prompt, char *line, int64_t size) {
    static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGALRM, SIGTSTP, SIGTTIN, SIGTTOU};
    enum { COUNT = sizeof signals / sizeof *signals };
    struct sigaction before[COUNT];
    struct sigaction note = {.sa_handler = note_signal};
    struct termios hidden = shown;
    hidden.c_lflag = (hidden.c_lflag & ~(tcflag_t) ECHO) | ECHONL;
    ended_by = 0;
    for (int n = 0; n < COUNT; n++) {
        sigaction(signals[n], &note, &before[n]);
    }
    int64_t length = -1;
    int error = 0;
    if (tcsetattr(terminal, TCSAFLUSH, &hidden) == 0) {
        say(prompt);
        length = read_line(line, size);
        error = errno;
        while (tcsetattr(terminal, TCSAFLUSH, &shown) < 0 && errno == EINTR && ended_by != SIGTTOU) {
        }
    } else {
        error = errno;
    }
    for (int n = 0; n < COUNT; n++) {
        sigaction(signals[n], &before[n], NULL);
    }
    errno = error;
    return length;
}

int rcli_ask(const char *prompt, void *line, int64_t size) {
    int64_t length;
    do {
        terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
        if (terminal < 0 || tcgetattr(terminal, &shown) < 0) {
            return -2;
        }
        length = ask(prompt, line, size);
        int error = errno;
        if (ended_by != 0) {
            say("\n");
        }
        close(terminal);
        errno = error;
        if (ended_by != 0) {
            memset(line, 0, (size_t) size);
            /* A stopped process goes on here, and asks again. */
            raise(ended_by);
        }
    } while (ended_by != 0);
    return length > size ? -3 : (int) length;
}
