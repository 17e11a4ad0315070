#define _GNU_SOURCE
#include "seccomp.h"

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* musl brings none of the kernel's headers: what is used of linux/filter.h, linux/seccomp.h and linux/audit.h. */
struct instruction {
    uint16_t code;
    uint8_t if_so, if_not; /* how many to pass over */
    uint32_t value;
};
struct program {
    uint16_t length;
    const struct instruction *at;
};
struct call {
    int32_t number;
    uint32_t architecture;
};
enum { LOAD = 0x20, EQUAL = 0x15, RETURN = 0x06 };
enum { GET_ACTION_AVAIL = 2, MODE_FILTER = 2 };
#define X86_64 0xc000003eu
#define ALLOW 0x7fff0000u
#define ERRNO 0x00050000u

int seccomp_absent(void)
{
    uint32_t action = ERRNO;
    return syscall(SYS_seccomp, GET_ACTION_AVAIL, 0, &action) != 0;
}

int seccomp_old(void)
{
    static const struct instruction filter[] = {
        {LOAD, 0, 0, offsetof(struct call, architecture)},
        {EQUAL, 0, 4, X86_64},
        {LOAD, 0, 0, offsetof(struct call, number)},
        {EQUAL, 3, 0, 435}, /* clone3 */
        {EQUAL, 2, 0, 439}, /* faccessat2 */
        {EQUAL, 1, 0, 332}, /* statx */
        {RETURN, 0, 0, ALLOW},
        {RETURN, 0, 0, ERRNO | EPERM},
    };
    static const struct program program = {sizeof filter / sizeof *filter, filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return -1;
    return prctl(PR_SET_SECCOMP, MODE_FILTER, &program);
}
