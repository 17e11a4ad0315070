/* Starts a program in the place of the probe, with a network that is its cell's own and what a situation has in it. */
#ifndef FREESTAND_SITUATION_H
#define FREESTAND_SITUATION_H

/*
 * NAMES MEMORY DISK PROCESSES PROGRAM ARGUMENT...: gives loopback the addresses of names.h, starts what answers there, drops
 * all capabilities, then goes on as launch.h has it. Needs CAP_NET_ADMIN and CAP_NET_BIND_SERVICE in its namespaces.
 *
 *   NAMES  plain: answers; truncated, no-local: see names.h; six-only: likewise, and loopback has no address of IPv4;
 *          none: nothing answers
 *
 * Returns only where it cannot.
 */
int launch_in_situation(int count, char **words);

#endif
