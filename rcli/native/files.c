/* Temporary files that do not outlive the process, and memory that nobody reads. */
#include "files.h"

#include "start.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

static char doomed[PATH_MAX];
static volatile sig_atomic_t shown_columns;

int rcli_await(int descriptor, int to_write) {
    struct pollfd one = {.fd = descriptor, .events = to_write ? POLLOUT : POLLIN};
    return poll(&one, 1, -1);
}

int64_t rcli_nano_time(void) {
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

void rcli_hide_memory(void) {
    /* Some emulators do not know it, and make no core dumps of what they run either. */
    (void) prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

static void remove_doomed(void) {
    if (doomed[0] != '\0') {
        unlink(doomed);
    }
}

static void clear_line(void) {
    static const char blank[] = "                ";
    /* The terminal shows ^C behind the line. */
    int left = shown_columns == 0 ? 0 : shown_columns + 2;
    bool well = left == 0 || write(STDERR_FILENO, "\r", 1) == 1;
    while (well && left > 0) {
        int part = left < (int) sizeof blank - 1 ? left : (int) sizeof blank - 1;
        well = write(STDERR_FILENO, blank, (size_t) part) == part;
        left -= part;
        well = well && (left > 0 || write(STDERR_FILENO, "\r", 1) == 1);
    }
}

static void leave_nothing(void) {
    remove_doomed();
    clear_line();
}

/* SA_RESETHAND has put the default back: the signal, raised again, ends the process when this returns. */
static void ending(int signal) {
    leave_nothing();
    raise(signal);
}

/* Whether this signal ends a process that does not handle it. SIGKILL does, and cannot be handled. */
static bool is_ending(int signal) {
    switch (signal) {
        case SIGKILL: case SIGSTOP: case SIGTSTP: case SIGTTIN: case SIGTTOU:
        case SIGCHLD: case SIGCONT: case SIGURG: case SIGWINCH:
            return false;
        default:
            return true;
    }
}

/* Not before there is something to remove or to clear: most runs of the program need none of it. */
static void catch_endings(void) {
    static bool caught;
    if (caught) {
        return;
    }
    caught = true;
    aot_before_end = leave_nothing;
    for (int signal = 1; signal <= SIGRTMAX; signal++) {
        struct sigaction before;
        /* nohup and shells ignore some on purpose; and some numbers are the C library's own. */
        if (is_ending(signal) && sigaction(signal, NULL, &before) == 0 && before.sa_handler == SIG_DFL) {
            struct sigaction end = {.sa_handler = ending, .sa_flags = SA_RESETHAND};
            sigaction(signal, &end, NULL);
        }
    }
}

void rcli_remove_when_killed(const char *path) {
    size_t length = path == NULL ? 0 : strlen(path);
    /* A longer path cannot have been opened. */
    if (length < sizeof doomed) {
        /* No handler may see half a path. */
        sigset_t all, before;
        sigfillset(&all);
        sigprocmask(SIG_SETMASK, &all, &before);
        memcpy(doomed, path == NULL ? "" : path, length + 1);
        catch_endings();
        sigprocmask(SIG_SETMASK, &before, NULL);
    }
}

void rcli_clear_when_killed(int32_t columns) {
    shown_columns = columns;
    catch_endings();
}

/* By the descriptor itself, which older kernels allow to root alone; else by its name in /proc. */
static int link_unnamed(int descriptor, const char *path) {
    if (linkat(descriptor, "", AT_FDCWD, path, AT_EMPTY_PATH) == 0) {
        return 0;
    }
    if (errno == EEXIST) {
        return -1;
    }
    char name[sizeof "/proc/self/fd/" + 3 * sizeof(int)];
    snprintf(name, sizeof name, "/proc/self/fd/%d", descriptor);
    return linkat(AT_FDCWD, name, AT_FDCWD, path, AT_SYMLINK_FOLLOW);
}

/* What the parent closed of the standard streams stays closed: a file in its place would get what is meant for the user. */
static int above_streams(int descriptor) {
    if (descriptor < 0 || descriptor > STDERR_FILENO) {
        return descriptor;
    }
    int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    int error = errno;
    close(descriptor);
    errno = error;
    return moved;
}

static int open_with(const char *path, int flags, int mode) {
    int descriptor;
    do {
        descriptor = open(path, flags | O_CLOEXEC, (mode_t) mode);
    } while (descriptor < 0 && errno == EINTR);
    return above_streams(descriptor);
}

int rcli_open_to_read(const char *path) {
    return open_with(path, O_RDONLY | O_NOCTTY, 0);
}

int rcli_open_to_write(const char *path) {
    return open_with(path, O_WRONLY | O_NOCTTY, 0);
}

int rcli_create(const char *path, int mode) {
    return open_with(path, O_WRONLY | O_CREAT | O_EXCL, mode);
}

int rcli_create_unnamed(const char *folder, int mode) {
    int descriptor = open_with(folder, O_TMPFILE | O_WRONLY, mode);
    if (descriptor < 0) {
        return -1;
    }
    /* Found out now, not when all is written: that the folder's own name is taken is the reason only where naming is possible
       at all. */
    if (link_unnamed(descriptor, folder) < 0 && errno == EEXIST) {
        return descriptor;
    }
    close(descriptor);
    return -1;
}

int rcli_name(int descriptor, const char *path) {
    return link_unnamed(descriptor, path);
}

int rcli_replace(int descriptor, const char *temporary, const char *replaced) {
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    int result = link_unnamed(descriptor, temporary);
    int error = errno;
    if (result == 0) {
        result = rename(temporary, replaced);
        error = errno;
        if (result < 0) {
            unlink(temporary);
        }
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = error;
    return result;
}
