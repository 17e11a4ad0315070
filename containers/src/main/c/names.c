#define _GNU_SOURCE
#include "names.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "server.h"

enum { HEADER = 12, LONGEST_LABEL = 63, PORT = 53, SECONDS = 60 };
enum { TYPE_A = 1, TYPE_AAAA = 28, TYPE_ANY = 255, CLASS_IN = 1, NO_SUCH_NAME = 3 };

static unsigned number_at(const uint8_t *at) { return (unsigned)at[0] << 8 | at[1]; }

static size_t put_number(uint8_t *at, unsigned value)
{
    at[0] = (uint8_t)(value >> 8);
    at[1] = (uint8_t)value;
    return 2;
}

/* The name as text, with a dot behind each label; returns its bytes in the message, 0 where it is none. */
static size_t read_name(const uint8_t *at, size_t length, char *text, size_t room)
{
    size_t i = 0, used = 0;
    while (i < length && at[i] != 0) {
        size_t label = at[i];
        if (label > LONGEST_LABEL || i + 1 + label >= length || used + label + 2 > room)
            return 0;
        memcpy(text + used, at + i + 1, label);
        used += label;
        text[used++] = '.';
        i += 1 + label;
    }
    text[used] = 0;
    return i < length ? i + 1 : 0;
}

/* Whether it is one label and then the domain, whatever the case of letters. */
static int below(const char *name, const char *domain)
{
    const char *dot = strchr(name, '.');
    return dot != NULL && dot != name && strcasecmp(dot + 1, domain) == 0;
}

static int known(const struct names *names, const char *name)
{
    return below(name, "freestand.test.") || (!names->no_local && below(name, "local."));
}

static size_t put_address(uint8_t *at, int type, int family, const char *address, size_t length)
{
    size_t n = 0;
    n += put_number(at + n, 0xc000 | HEADER); /* the name of the question */
    n += put_number(at + n, (unsigned)type);
    n += put_number(at + n, CLASS_IN);
    n += put_number(at + n, 0);
    n += put_number(at + n, SECONDS);
    n += put_number(at + n, (unsigned)length);
    inet_pton(family, address, at + n);
    return n + length;
}

size_t answer_query(const struct names *names, int by_tcp, const uint8_t *query, size_t length, uint8_t *answer)
{
    char name[256];
    if (length < HEADER || (query[2] & 0xf8) != 0 || number_at(query + 4) != 1)
        return 0; /* an answer, another kind of question, or not one of them */
    size_t named = read_name(query + HEADER, length - HEADER, name, sizeof name);
    size_t asked = HEADER + named + 4;
    if (named == 0 || asked > length)
        return 0;
    unsigned type = number_at(query + asked - 4), class = number_at(query + asked - 2);
    int exists = class == CLASS_IN && known(names, name), cut = names->truncated && !by_tcp, answers = 0;
    size_t n = asked;
    memcpy(answer, query, asked);
    if (exists && !cut && !names->six_only && (type == TYPE_A || type == TYPE_ANY)) {
        n += put_address(answer + n, TYPE_A, AF_INET, NAMES_ADDRESS, 4);
        answers++;
    }
    if (exists && !cut && (type == TYPE_AAAA || type == TYPE_ANY)) {
        n += put_address(answer + n, TYPE_AAAA, AF_INET6, NAMES_ADDRESS6, 16);
        answers++;
    }
    /* An answer, of the one who decides; recursion as asked for, and to be had. */
    answer[2] = (uint8_t)(0x84 | (cut ? 0x02 : 0) | (query[2] & 0x01));
    answer[3] = (uint8_t)(0x80 | (exists || cut ? 0 : NO_SUCH_NAME));
    put_number(answer + 6, (unsigned)answers);
    put_number(answer + 8, 0);
    put_number(answer + 10, 0); /* what EDNS offers is not taken up */
    return n;
}

static void answer_datagram(const struct names *names, int fd)
{
    uint8_t query[LONGEST_MESSAGE], answer[LONGEST_MESSAGE];
    struct sockaddr_storage from;
    socklen_t size = sizeof from;
    ssize_t got = recvfrom(fd, query, sizeof query, 0, (struct sockaddr *)&from, &size);
    size_t length = got <= 0 ? 0 : answer_query(names, 0, query, (size_t)got, answer);
    if (length > 0)
        sendto(fd, answer, length, MSG_NOSIGNAL, (struct sockaddr *)&from, size);
}

static int receive_whole(int fd, uint8_t *at, size_t length)
{
    return recv(fd, at, length, MSG_WAITALL) == (ssize_t)length;
}

/* One client at a time, which has a second for each message. */
static void answer_connection(const struct names *names, int listener)
{
    uint8_t query[LONGEST_MESSAGE], answer[2 + LONGEST_MESSAGE];
    struct timeval second = {1, 0};
    int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    if (fd < 0)
        return;
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &second, sizeof second);
    while (receive_whole(fd, query, 2)) {
        size_t length = number_at(query);
        if (length > sizeof query || !receive_whole(fd, query, length))
            break;
        length = answer_query(names, 1, query, length, answer + 2);
        put_number(answer, (unsigned)length);
        if (length == 0 || send(fd, answer, length + 2, MSG_NOSIGNAL) < 0)
            break;
    }
    close(fd);
}

/* Sockets come in pairs: one for datagrams, then one for connections. */
static void answer_all(const void *with, struct pollfd *all, nfds_t count)
{
    const struct names *names = with;
    for (;;) {
        if (poll(all, count, -1) < 0 && errno != EINTR)
            return;
        for (nfds_t i = 0; i < count; i++)
            if (all[i].revents != 0 && i % 2 == 0)
                answer_datagram(names, all[i].fd);
            else if (all[i].revents != 0)
                answer_connection(names, all[i].fd);
    }
}

int serve_names(const struct names *names, const char **what)
{
    struct pollfd all[4];
    nfds_t count = 0;
    for (int i = names->six_only ? 2 : 0; i < 4; i++) {
        int family = i < 2 ? AF_INET : AF_INET6;
        const char *address = family == AF_INET ? "127.0.0.1" : "::1";
        int fd = listen_at(family, i % 2 == 0 ? SOCK_DGRAM : SOCK_STREAM, address, PORT);
        *what = family == AF_INET ? "port 53 of 127.0.0.1" : "port 53 of ::1";
        if (fd < 0 && (names->six_only || !without_address6(family)))
            return -1;
        if (fd >= 0)
            all[count++] = (struct pollfd){fd, POLLIN, 0};
    }
    *what = "a process that answers";
    return leave_server(answer_all, names, all, count);
}
