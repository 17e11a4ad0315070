/*
 * A TLS service inside a cell's own network namespace. The service itself is outside and listens on a Unix socket, which no
 * network namespace holds back; here each connection to port 443 is passed on to it, byte for byte.
 */
#ifndef FREESTAND_RELAY_H
#define FREESTAND_RELAY_H

/*
 * Listens on port 443 of the addresses of names.h, or of that of IPv6 alone, and leaves a process behind that passes on what
 * comes to the Unix socket of that path, for at most MOST_RELAYED connections at a time. Others are closed at once.
 * Returns -1, with errno, where it cannot, or the service does not answer; what it misses is then in *what.
 */
int relay_tls(const char *service, int six_only, const char **what);

enum { MOST_RELAYED = 32 };

#endif
