/* Files, opened without waiting and read at positions. */
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static void fill(const struct stat *status, int64_t *facts) {
    facts[0] = status->st_mode;
    facts[1] = (int64_t) status->st_dev;
    facts[2] = (int64_t) status->st_ino;
    facts[3] = status->st_size;
    facts[4] = status->st_mtim.tv_sec;
    facts[5] = status->st_mtim.tv_nsec;
    facts[6] = status->st_ctim.tv_sec;
    facts[7] = status->st_ctim.tv_nsec;
}

int standalone_facts_of_path(const char *path, int64_t *facts) {
    struct stat status;
    int result = stat(path, &status);
    if (result == 0) {
        fill(&status, facts);
    }
    return result;
}

int standalone_facts_of_open(int descriptor, int64_t *facts) {
    struct stat status;
    int result = fstat(descriptor, &status);
    if (result == 0) {
        fill(&status, facts);
    }
    return result;
}

int standalone_open(const char *path) {
    int descriptor;
    do {
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    } while (descriptor < 0 && errno == EINTR);
    if (descriptor >= 0 && descriptor <= STDERR_FILENO) {
        /* The parent closed a standard stream. A file in its place would get what is meant for the user. */
        int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
        close(descriptor);
        descriptor = moved;
    }
    return descriptor;
}

int64_t standalone_read(int descriptor, void *buffer, int64_t size, int64_t position) {
    ssize_t count;
    do {
        count = pread(descriptor, buffer, (size_t) size, position);
    } while (count < 0 && errno == EINTR);
    return count;
}
