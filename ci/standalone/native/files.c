/* Files, opened without waiting and read at positions; folders. */
#include "files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
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
    facts[8] = (int64_t) status->st_nlink;
}

int standalone_facts_of_path(const char *path, int64_t *facts) {
    struct stat status;
    int result = stat(path, &status);
    if (result == 0) {
        fill(&status, facts);
    }
    return result;
}

int standalone_facts_of_link(const char *path, int64_t *facts) {
    struct stat status;
    int result = lstat(path, &status);
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

static int open_with(const char *path, int flags) {
    int descriptor;
    do {
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | flags);
    } while (descriptor < 0 && errno == EINTR);
    if (descriptor >= 0 && descriptor <= STDERR_FILENO) {
        /* The parent closed a standard stream. A file in its place would get what is meant for the user. */
        int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
        close(descriptor);
        descriptor = moved;
    }
    return descriptor;
}

int standalone_open(const char *path) {
    return open_with(path, 0);
}

int standalone_open_no_follow(const char *path) {
    return open_with(path, O_NOFOLLOW);
}

void *standalone_open_folder(const char *path) {
    int descriptor = open_with(path, O_DIRECTORY | O_NOFOLLOW);
    if (descriptor < 0) {
        return NULL;
    }
    DIR *folder = fdopendir(descriptor);
    if (folder == NULL) {
        int reason = errno;
        close(descriptor);
        errno = reason;
    }
    return folder;
}

int standalone_next_name(void *folder, char *name, int size) {
    struct dirent *entry;
    do {
        errno = 0;
        entry = readdir(folder);
        if (entry == NULL) {
            return errno == 0 ? 0 : -1;
        }
    } while (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0);
    size_t length = strlen(entry->d_name);
    if (length >= (size_t) size) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(name, entry->d_name, length + 1);
    return (int) length;
}

void standalone_close_folder(void *folder) {
    closedir(folder);
}

int standalone_real_path(const char *path, char *real, int size) {
    char *found = realpath(path, NULL);
    if (found == NULL) {
        return -1;
    }
    size_t length = strlen(found);
    if (length >= (size_t) size) {
        free(found);
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(real, found, length + 1);
    free(found);
    return (int) length;
}

int standalone_link(const char *path, char *target, int size) {
    return (int) readlink(path, target, (size_t) size);
}

int standalone_folder(char *path, int size) {
    return getcwd(path, (size_t) size) == NULL ? -1 : (int) strlen(path);
}

int64_t standalone_read(int descriptor, void *buffer, int64_t size, int64_t position) {
    ssize_t count;
    do {
        count = pread(descriptor, buffer, (size_t) size, position);
    } while (count < 0 && errno == EINTR);
    return count;
}
