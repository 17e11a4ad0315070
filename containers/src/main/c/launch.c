#define _GNU_SOURCE
#include "launch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "run.h"
#include "words.h"

extern char **environ;

static int failed(const char *what, const char *which)
{
    fprintf(stderr, "probe: %s %s: %s\n", what, which, strerror(errno));
    return NOT_LAUNCHED;
}

int launch(int count, char **words)
{
    struct limits limits = {0};
    if (count < 4) {
        errno = EINVAL;
        return failed("cannot launch", "what is not named");
    }
    limits.memory = (uint64_t)number(words[0]);
    limits.disk = (uint64_t)number(words[1]);
    limits.processes = (uint64_t)number(words[2]);
    if (confine(&limits) != 0)
        return failed("the filter of system calls", "is refused");
    execve(words[3], words + 3, environ);
    return failed("cannot start", words[3]);
}

int join(int count, char **words)
{
    int i = 0;
    for (; i < count && strcmp(words[i], "--") != 0; i++) {
        int fd = open(words[i], O_WRONLY | O_CLOEXEC);
        /* Zero is the process that writes it. */
        if (fd < 0 || write(fd, "0", 1) != 1)
            return failed("cannot join the control group", words[i]);
        close(fd);
    }
    if (i + 1 >= count) {
        errno = EINVAL;
        return failed("cannot start", "what is not named");
    }
    execvp(words[i + 1], words + i + 1);
    return failed("cannot start", words[i + 1]);
}
