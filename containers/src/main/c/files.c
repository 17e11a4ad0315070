#define _GNU_SOURCE
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report.h"

int hash_file(const char *path, struct stream *s, size_t keep, uint64_t most, struct stat *info)
{
    static uint8_t buffer[65536];
    ssize_t got = 0;
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return errno;
    memset(s, 0, sizeof *s);
    sha256_init(&s->hash);
    s->kept = malloc(keep + 1);
    if (s->kept == NULL)
        give_up("out of memory");
    int reason = fstat(fd, info) != 0 ? errno : S_ISREG(info->st_mode) ? 0 : EINVAL;
    while (reason == 0 && (got = read(fd, buffer, sizeof buffer)) > 0) {
        size_t kept = s->kept_length + (size_t)got <= keep ? (size_t)got : keep - s->kept_length;
        memcpy(s->kept + s->kept_length, buffer, kept);
        s->kept_length += kept;
        s->total += (uint64_t)got;
        sha256_add(&s->hash, buffer, (size_t)got);
        if (s->total > most)
            reason = EFBIG;
    }
    if (got < 0)
        reason = errno;
    close(fd);
    return reason;
}

/* The folders on the way to a file. */
static void make_folders(const char *name)
{
    char folder[4096];
    for (const char *end = strchr(name, '/'); end != NULL; end = strchr(end + 1, '/')) {
        size_t length = (size_t)(end - name);
        if (length >= sizeof folder)
            give_up("the name of a file is too long");
        memcpy(folder, name, length);
        folder[length] = 0;
        if (mkdir(folder, 0700) != 0 && errno != EEXIST)
            give_up("cannot make a folder: errno %d", errno);
    }
}

void make_file(const char *name, struct bytes content, mode_t mode)
{
    make_folders(name);
    int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    size_t done = 0;
    if (fd < 0)
        give_up("cannot make a file: errno %d", errno);
    while (done < content.length) {
        ssize_t put = write(fd, content.at + done, content.length - done);
        if (put < 0)
            give_up("cannot write a file: errno %d", errno);
        done += (size_t)put;
    }
    close(fd);
}
