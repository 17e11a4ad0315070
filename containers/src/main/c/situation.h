/* Starts a program in the place of the probe, with a network that is its cell's own and what a situation has in it. */
#ifndef FREESTAND_SITUATION_H
#define FREESTAND_SITUATION_H

/*
 * NAMES TLS MEMORY DISK PROCESSES PROGRAM ARGUMENT...: gives loopback the addresses of names.h, starts what answers there, drops
 * all capabilities, then goes on as launch.h has it. Needs CAP_NET_ADMIN and CAP_NET_BIND_SERVICE in its namespaces.
 *
 *   NAMES  plain: answers; truncated, no-local: see names.h; six-only: likewise, and loopback has no address of IPv4;
 *          none: nothing answers
 *   TLS    path of the Unix socket to which connections to port 443 are passed on, see relay.h; - for none, and nothing listens
 *
 * Returns only where it cannot.
 */
int launch_in_situation(int count, char **words);

#endif
