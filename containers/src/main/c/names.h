/*
 * Answers for names, inside a cell's own network namespace: a DNS server (RFC 1035) that knows a few fixed names, with
 * addresses for documentation (RFC 5737, RFC 3849), which the cell's loopback interface has.
 *
 *   NAME.freestand.test, NAME.local, for one label NAME each: 192.0.2.1 and 2001:db8::1; every other name does not exist
 */
#ifndef FREESTAND_NAMES_H
#define FREESTAND_NAMES_H

#include <stddef.h>
#include <stdint.h>

#define NAMES_ADDRESS "192.0.2.1"
#define NAMES_ADDRESS6 "2001:db8::1"

struct names {
    int truncated; /* UDP answers hold nothing but the bit that says so (TC): a client has to ask again, by TCP */
    int six_only;  /* no name has an address of IPv4, and nothing listens there */
    int no_local;  /* no name below local exists, as of every server that is not there for multicast (RFC 6762, 22.1) */
};

enum { LONGEST_MESSAGE = 512 };

/*
 * The answer to one message. Room is for LONGEST_MESSAGE bytes; returns how many were written, 0 for what is no query.
 */
size_t answer_query(const struct names *names, int by_tcp, const uint8_t *query, size_t length, uint8_t *answer);
/*
 * Listens on port 53 of 127.0.0.1 and ::1, and leaves a process behind that answers for as long as the cell is there.
 * Returns -1, with errno, where it cannot; what it misses is then in *what.
 */
int serve_names(const struct names *names, const char **what);

#endif
