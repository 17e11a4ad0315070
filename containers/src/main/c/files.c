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

void make_file(const char *name, struct bytes content)
{
    int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
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
