/* A filter of system calls as container hosts of 2020 have it (moby/moby 42680). */
#ifndef FREESTAND_SECCOMP_H
#define FREESTAND_SECCOMP_H

/* Whether the kernel cannot have such a filter; errno says why. */
int seccomp_absent(void);
/* From now on, and in whatever is executed, clone3, faccessat2 and statx end with EPERM. Returns -1, with errno, where that
   cannot be had. */
int seccomp_old(void);

#endif
