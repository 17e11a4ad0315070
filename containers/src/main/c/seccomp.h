/*
 * Filters of system calls. Each holds from then on, for the process and for whatever it executes, and whichever way a call
 * is made: as x86-64, as x32, as i386 (int 0x80) or as AArch64. All return -1, with errno, where the kernel does not take the filter.
 */
#ifndef FREESTAND_SECCOMP_H
#define FREESTAND_SECCOMP_H

#include <stdint.h>

/* Whether the kernel cannot have such a filter; errno says why. */
int seccomp_absent(void);
/*
 * What container hosts refuse to a process without capabilities: what is the host's own and in no namespace (its keyring,
 * its log, performance counters, BPF, modules), io_uring, userfaultfd, new namespaces and mounts. They end with EPERM;
 * clone3, whose flags no filter can see, ends with ENOSYS, so that C libraries fall back to clone.
 */
int seccomp_cell(void);
/* A filter as container hosts of 2020 have it (moby/moby 42680): clone3, faccessat2 and statx end with EPERM. */
int seccomp_old(void);
/* Calls of one kind, by their numbers from the first to the last. */
struct absent_range {
    uint32_t first, last;
};
enum { MOST_RANGES = 64 };
/* What an older kernel does not have: calls of x86-64 (those of x32 have numbers of their own among them) and of i386. */
struct absent_calls {
    struct absent_range x86_64[MOST_RANGES], i386[MOST_RANGES];
    int x86_64_count, i386_count;
};
/* From now on those calls end with ENOSYS, as on a kernel that does not have them. */
int seccomp_absent_calls(const struct absent_calls *calls);
/*
 * From now on every start of a program waits for an answer of the holder of the descriptor that is returned (seccomp
 * user notification, Linux 5.5).
 */
int seccomp_hold_exec(void);
/* Answers one such start, which has to be there to be read: lets it go on, or refuses it with EPERM. */
int seccomp_answer_exec(int listener, int allowed);

#endif
