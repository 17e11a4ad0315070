#define _GNU_SOURCE
#include "relay.h"

#include <errno.h>
#include <poll.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "names.h"
#include "server.h"

enum { PORT = 443, MOST_LISTENERS = 2, ROOM = 16384 };

/* One direction of a connection: what was read and is not yet written. */
struct flow {
    uint8_t bytes[ROOM];
    size_t from, to;
    int ended; /* nothing more comes */
    int shut;  /* and the other side knows */
};

struct relayed {
    int client, service; /* both -1: free */
    struct flow up, down;
};

static struct relayed all[MOST_RELAYED];

static int is_empty(const struct flow *flow) { return flow->from == flow->to; }

static int connect_service(const char *path)
{
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof at.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    strcpy(at.sun_path, path);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0 || connect(fd, (struct sockaddr *)&at, sizeof at) == 0)
        return fd;
    int reason = errno;
    close(fd);
    errno = reason;
    return -1;
}

static void take(const char *service, int listener)
{
    struct relayed *unused = NULL;
    for (int i = 0; i < MOST_RELAYED && unused == NULL; i++)
        if (all[i].client < 0)
            unused = &all[i];
    int client = accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    int behind = client < 0 || unused == NULL ? -1 : connect_service(service);
    if (behind < 0) {
        if (client >= 0)
            close(client);
        return;
    }
    unused->client = client;
    unused->service = behind;
    unused->up.from = unused->up.to = unused->down.from = unused->down.to = 0;
    unused->up.ended = unused->up.shut = unused->down.ended = unused->down.shut = 0;
}

static int later(void) { return errno == EAGAIN || errno == EINTR; }

/* Passes on what it can without waiting. Returns -1 where nobody takes it any more. */
static int pass_on(struct flow *flow, int from, int to)
{
    if (is_empty(flow) && !flow->ended) {
        ssize_t got = recv(from, flow->bytes, ROOM, 0);
        flow->from = 0;
        flow->to = got > 0 ? (size_t)got : 0;
        flow->ended = got == 0 || (got < 0 && !later());
    }
    if (!is_empty(flow)) {
        ssize_t put = send(to, flow->bytes + flow->from, flow->to - flow->from, MSG_NOSIGNAL);
        if (put < 0 && !later())
            return -1;
        flow->from += put > 0 ? (size_t)put : 0;
    }
    if (flow->ended && is_empty(flow) && !flow->shut) {
        shutdown(to, SHUT_WR);
        flow->shut = 1;
    }
    return 0;
}

/* Moves both directions on; closes the connection where it is over. */
static void serve_connection(struct relayed *one, int service_gone)
{
    int lost = pass_on(&one->down, one->service, one->client) != 0;
    if (!one->up.shut && pass_on(&one->up, one->client, one->service) != 0) {
        /* The service wants no more; what it has said still goes to the client. */
        one->up.from = one->up.to = 0;
        one->up.ended = one->up.shut = 1;
    }
    if (lost || (one->down.shut && (one->up.shut || service_gone))) {
        close(one->client);
        close(one->service);
        one->client = one->service = -1;
    }
}

static short events(const struct flow *in, const struct flow *out)
{
    return (short)((is_empty(in) && !in->ended ? POLLIN : 0) | (is_empty(out) ? 0 : POLLOUT));
}

static void relay_all(const void *service, struct pollfd *listeners, nfds_t count)
{
    struct pollfd watched[MOST_LISTENERS + 2 * MOST_RELAYED];
    for (int i = 0; i < MOST_RELAYED; i++)
        all[i].client = all[i].service = -1;
    memcpy(watched, listeners, count * sizeof *listeners);
    for (;;) {
        struct pollfd *at = watched + count;
        for (int i = 0; i < MOST_RELAYED; i++, at += 2) {
            struct relayed *one = &all[i];
            /* poll always reports an end: sides that nothing is wanted of are left out, or it would never wait. */
            short client = events(&one->up, &one->down), behind = events(&one->down, &one->up);
            at[0] = (struct pollfd){client != 0 ? one->client : -1, client, 0};
            at[1] = (struct pollfd){behind != 0 || is_empty(&one->down) ? one->service : -1, behind, 0};
        }
        if (poll(watched, count + 2 * MOST_RELAYED, -1) < 0) {
            if (errno != EINTR)
                return;
            continue;
        }
        at = watched + count;
        for (int i = 0; i < MOST_RELAYED; i++, at += 2)
            if (all[i].client >= 0 && (at[0].revents | at[1].revents) != 0)
                serve_connection(&all[i], at[1].revents & (POLLHUP | POLLERR));
        for (nfds_t i = 0; i < count; i++)
            if (watched[i].revents != 0)
                take(service, watched[i].fd);
    }
}

int relay_tls(const char *service, int six_only, const char **what)
{
    struct pollfd listeners[MOST_LISTENERS];
    nfds_t count = 0;
    *what = "the TLS service outside of it";
    int fd = connect_service(service);
    if (fd < 0)
        return -1;
    close(fd);
    for (int i = six_only ? 1 : 0; i < MOST_LISTENERS; i++) {
        int family = i == 0 ? AF_INET : AF_INET6;
        fd = listen_at(family, SOCK_STREAM, family == AF_INET ? NAMES_ADDRESS : NAMES_ADDRESS6, PORT);
        *what = family == AF_INET ? "port 443 of " NAMES_ADDRESS : "port 443 of " NAMES_ADDRESS6;
        if (fd < 0 && (six_only || !without_address6(family)))
            return -1;
        if (fd >= 0)
            listeners[count++] = (struct pollfd){fd, POLLIN, 0};
    }
    *what = "a process that passes connections on to the TLS service";
    return leave_server(relay_all, service, listeners, count);
}
