#define _GNU_SOURCE
#include "seccomp.h"

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
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
    uint64_t at;
    uint64_t arguments[6];
};
struct notification {
    uint64_t id;
    uint32_t process, flags;
    struct call call;
};
struct answer {
    uint64_t id;
    int64_t value;
    int32_t error;
    uint32_t flags;
};
enum { LOAD = 0x20, EQUAL = 0x15, ABOVE = 0x25, AT_LEAST = 0x35, ANY_BIT = 0x45, JUMP = 0x05, AND = 0x54, RETURN = 0x06 };
enum { SET_MODE_FILTER = 1, GET_ACTION_AVAIL = 2, NEW_LISTENER = 8, CONTINUE = 1 };
#define X86_64 0xc000003eu
#define I386 0x40000003u
#define AARCH64 0xc00000b7u
#define ARM 0x40000028u
#define X32_BIT 0x40000000u
#define ALLOW 0x7fff0000u
#define NOTIFY 0x7fc00000u
#define ERRNO 0x00050000u
#define RECEIVE _IOWR('!', 0, struct notification)
#define SEND _IOWR('!', 1, struct answer)
/* Every CLONE_NEW flag that clone can have. */
#define NEW_NAMESPACES 0x7e020000u
enum { AF_VSOCK_NUMBER = 40 };

/* A call by its number on x86-64 (and x32), on i386 and on AArch64; -1 where there is none. */
struct refused {
    int x86_64, i386, aarch64;
};
static const struct refused refused[] = {
    {250, 288, 219}, /* keyctl */
    {248, 286, 217}, /* add_key */
    {249, 287, 218}, /* request_key */
    {321, 357, 280}, /* bpf */
    {298, 336, 241}, /* perf_event_open */
    {323, 374, 282}, /* userfaultfd */
    {425, 425, 425}, /* io_uring_setup */
    {426, 426, 426}, /* io_uring_enter */
    {427, 427, 427}, /* io_uring_register */
    {246, 283, 104}, /* kexec_load */
    {528, -1, -1}, /* kexec_load of x32 */
    {320, -1, 294}, /* kexec_file_load */
    {165, 21, 40}, /* mount */
    {166, 52, 39}, /* umount2 */
    {-1, 22, -1}, /* umount */
    {155, 217, 41}, /* pivot_root */
    {428, 428, 428}, /* open_tree */
    {429, 429, 429}, /* move_mount */
    {430, 430, 430}, /* fsopen */
    {431, 431, 431}, /* fsconfig */
    {432, 432, 432}, /* fsmount */
    {433, 433, 433}, /* fspick */
    {442, 442, 442}, /* mount_setattr */
    {467, 467, 467}, /* open_tree_attr */
    {304, 342, 265}, /* open_by_handle_at */
    {272, 310, 97}, /* unshare */
    {308, 346, 268}, /* setns */
    {300, 338, 262}, /* fanotify_init */
    {103, 103, 116}, /* syslog */
    {163, 51, 89}, /* acct */
    {167, 87, 224}, /* swapon */
    {168, 115, 225}, /* swapoff */
    {169, 88, 142}, /* reboot */
    {175, 128, 105}, /* init_module */
    {313, 350, 273}, /* finit_module */
    {176, 129, 106}, /* delete_module */
    {179, 131, 60}, /* quotactl */
    {443, 443, 443}, /* quotactl_fd */
};
enum { CLONE3 = 435 };
/* An architecture, and the numbers of the calls whose arguments are looked at. */
static const struct {
    uint32_t word;
    int clone, socket;
} architectures[] = {{X86_64, 56, 41}, {I386, 120, 359}, {AARCH64, 220, 198}};

/* A filter under construction. */
struct filter {
    struct instruction at[512];
    uint16_t length;
};

static void put(struct filter *f, uint16_t code, uint8_t if_so, uint8_t if_not, uint32_t value)
{
    f->at[f->length++] = (struct instruction){code, if_so, if_not, value};
}

/* The call of this number ends so; the number is loaded before and after. */
static void on_call(struct filter *f, int number, uint32_t action)
{
    if (number < 0)
        return;
    put(f, EQUAL, 0, 1, (uint32_t)number);
    put(f, RETURN, 0, 0, action);
}

/* Likewise where the lower half of its first argument has one of these bits, or is this value. */
static void on_argument(struct filter *f, int number, uint16_t comparison, uint32_t value, uint32_t action)
{
    put(f, EQUAL, 0, 4, (uint32_t)number);
    put(f, LOAD, 0, 0, offsetof(struct call, arguments));
    put(f, comparison, 0, 1, value);
    put(f, RETURN, 0, 0, action);
    put(f, LOAD, 0, 0, offsetof(struct call, number));
    /* A number of x32, which its bit distinguishes from this one, was compared without it, and is so from here on. */
    put(f, AND, 0, 0, ~X32_BIT);
}

static void load(struct filter *f)
{
    put(f, LOAD, 0, 0, offsetof(struct call, number));
    put(f, AND, 0, 0, ~X32_BIT);
}

static int no_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); }

static int install(const struct filter *f, unsigned flags)
{
    struct program program = {f->length, f->at};
    return no_new_privileges() != 0 ? -1 : (int)syscall(SYS_seccomp, SET_MODE_FILTER, flags, &program);
}

int seccomp_absent(void)
{
    uint32_t action = ERRNO;
    return syscall(SYS_seccomp, GET_ACTION_AVAIL, 0, &action) != 0;
}

/* Begins what holds for one architecture; otherwise passes over it. The number is loaded behind it. */
static uint16_t begin_architecture(struct filter *f, uint32_t architecture)
{
    put(f, LOAD, 0, 0, offsetof(struct call, architecture));
    uint16_t jump = f->length;
    put(f, EQUAL, 0, 0, architecture);
    load(f);
    return jump;
}

/* Every other call of it ends so. */
static void end_architecture(struct filter *f, uint16_t jump)
{
    put(f, RETURN, 0, 0, ALLOW);
    f->at[jump].if_not = (uint8_t)(f->length - jump - 1);
}

int seccomp_cell(void)
{
    struct filter f = {.length = 0};
    for (size_t i = 0; i < sizeof architectures / sizeof *architectures; i++) {
        uint16_t jump = begin_architecture(&f, architectures[i].word);
        for (size_t k = 0; k < sizeof refused / sizeof *refused; k++)
            on_call(&f, i == 0 ? refused[k].x86_64 : i == 1 ? refused[k].i386 : refused[k].aarch64, ERRNO | EPERM);
        on_call(&f, CLONE3, ERRNO | ENOSYS);
        on_argument(&f, architectures[i].clone, ANY_BIT, NEW_NAMESPACES, ERRNO | EPERM);
        /* Sockets to the hypervisor are in no network namespace. */
        on_argument(&f, architectures[i].socket, EQUAL, AF_VSOCK_NUMBER, ERRNO | EPERM);
        end_architecture(&f, jump);
    }
    put(&f, RETURN, 0, 0, ERRNO | ENOSYS);
    return install(&f, 0);
}

int seccomp_old(void)
{
    /* faccessat2 and statx */
    static const struct {
        uint32_t word;
        int calls[2];
    } each[] = {{X86_64, {439, 332}}, {AARCH64, {439, 291}}};
    struct filter f = {.length = 0};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        uint16_t jump = begin_architecture(&f, each[i].word);
        on_call(&f, CLONE3, ERRNO | EPERM);
        on_call(&f, each[i].calls[0], ERRNO | EPERM);
        on_call(&f, each[i].calls[1], ERRNO | EPERM);
        end_architecture(&f, jump);
    }
    put(&f, RETURN, 0, 0, ALLOW);
    return install(&f, 0);
}

/* Where the architecture is this one, a call in one of the ranges ends with ENOSYS and every other goes on. */
static void absent(struct filter *f, uint32_t architecture, const struct absent_range *ranges, int count)
{
    put(f, LOAD, 0, 0, offsetof(struct call, architecture));
    put(f, EQUAL, 1, 0, architecture);
    uint16_t jump = f->length;
    put(f, JUMP, 0, 0, 0);
    put(f, LOAD, 0, 0, offsetof(struct call, number));
    for (int i = 0; i < count; i++) {
        put(f, AT_LEAST, 0, 2, ranges[i].first);
        put(f, ABOVE, 1, 0, ranges[i].last);
        put(f, RETURN, 0, 0, ERRNO | ENOSYS);
    }
    put(f, RETURN, 0, 0, ALLOW);
    /* The number of instructions to pass over: there can be more than the other jumps can reach. */
    f->at[jump].value = (uint32_t)(f->length - jump - 1);
}

int seccomp_absent_calls(const struct absent_calls *calls)
{
    struct filter f = {.length = 0};
    absent(&f, X86_64, calls->x86_64, calls->x86_64_count);
    absent(&f, I386, calls->i386, calls->i386_count);
    put(&f, RETURN, 0, 0, ALLOW);
    return install(&f, 0);
}

int seccomp_hold_exec(void)
{
    /* execve and execveat, and both of x32 */
    static const struct {
        uint32_t word;
        int calls[4];
    } each[] = {{X86_64, {59, 322, 520, 545}},
                {I386, {11, 358, -1, -1}},
                {AARCH64, {221, 281, -1, -1}},
                {ARM, {11, 387, -1, -1}}};
    struct filter f = {.length = 0};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        uint16_t jump = begin_architecture(&f, each[i].word);
        for (size_t k = 0; k < sizeof each[i].calls / sizeof *each[i].calls; k++)
            on_call(&f, each[i].calls[k], NOTIFY);
        end_architecture(&f, jump);
    }
    put(&f, RETURN, 0, 0, ERRNO | ENOSYS);
    return install(&f, NEW_LISTENER);
}

int seccomp_answer_exec(int listener, int allowed)
{
    struct notification asked;
    memset(&asked, 0, sizeof asked);
    if (ioctl(listener, RECEIVE, &asked) != 0)
        return -1;
    struct answer answer = {asked.id, 0, allowed ? 0 : -EPERM, allowed ? CONTINUE : 0};
    return ioctl(listener, SEND, &answer);
}
