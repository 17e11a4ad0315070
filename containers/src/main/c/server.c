#define _GNU_SOURCE
#include "server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WAITING = 16 };

int listen_at(int family, int type, const char *address, int port)
{
    struct sockaddr_in four = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = htons((uint16_t)port)};
    const void *at = family == AF_INET ? (void *)&four : (void *)&six;
    int fd = socket(family, type | SOCK_CLOEXEC, 0), one = 1;
    if (fd < 0)
        return -1;
    inet_pton(family, address, family == AF_INET ? (void *)&four.sin_addr : (void *)&six.sin6_addr);
    if (family == AF_INET6)
        setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &one, sizeof one);
    if (bind(fd, at, family == AF_INET ? sizeof four : sizeof six) != 0 ||
        (type == SOCK_STREAM && listen(fd, WAITING) != 0)) {
        int reason = errno;
        close(fd);
        errno = reason;
        return -1;
    }
    return fd;
}

int without_address6(int family) { return family == AF_INET6 && (errno == EAFNOSUPPORT || errno == EADDRNOTAVAIL); }

int leave_server(void (*serve)(const void *, struct pollfd *, nfds_t), const void *with, struct pollfd *listeners,
                 nfds_t count)
{
    int ready[2], status;
    char byte;
    if (pipe(ready) != 0)
        return -1;
    pid_t child = fork();
    if (child < 0)
        return -1;
    if (child == 0) {
        /* Twice, so that it is no child of the program, which may wait for its own. */
        pid_t server = fork();
        if (server != 0)
            _exit(server < 0);
        setsid();
        for (int fd = 0; fd < 3; fd++)
            close(fd); /* the program's, whose end somebody waits for */
        if (write(ready[1], "", 1) == 1) {
            close(ready[1]);
            serve(with, listeners, count);
        }
        _exit(1);
    }
    close(ready[1]);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    int there = read(ready[0], &byte, 1) == 1;
    close(ready[0]);
    for (nfds_t i = 0; i < count; i++)
        close(listeners[i].fd);
    if (!there)
        errno = ECHILD;
    return there ? 0 : -1;
}
