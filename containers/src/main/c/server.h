/* Sockets that listen inside a cell's own network namespace, and a process that stays behind to serve them. */
#ifndef FREESTAND_SERVER_H
#define FREESTAND_SERVER_H

#include <poll.h>

/* Listens at an address, in numbers, of AF_INET or AF_INET6; returns the socket, or -1 with errno. */
int listen_at(int family, int type, const char *address, int port);
/* Whether errno says that the kernel has no IPv6: then nobody asks there. */
int without_address6(int family);
/*
 * Leaves a process behind that calls serve, and ends where that returns; it lives for as long as the cell. Returns when it
 * is there, with all sockets closed here; -1, with errno, where it cannot be had.
 */
int leave_server(void (*serve)(const void *with, struct pollfd *listeners, nfds_t count), const void *with,
                 struct pollfd *listeners, nfds_t count);

#endif
