#define _GNU_SOURCE
#include "situation.h"

#include <arpa/inet.h>
#include <errno.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "launch.h"
#include "names.h"
#include "relay.h"

/* musl brings none of the kernel's headers: what is used of linux/ipv6.h, linux/prctl.h and linux/capability.h. */
struct address6 {
    struct in6_addr address;
    uint32_t prefix;
    int interface;
};
struct capability_header {
    uint32_t version;
    int process;
};
struct capability_set {
    uint32_t effective, permitted, inheritable;
};
enum { AMBIENT = 47, CLEAR_AMBIENT = 4, CAPABILITIES_3 = 0x20080522 };
enum { MOST_PAUSES = 2000 }; /* of a millisecond */

static int failed(const char *what)
{
    fprintf(stderr, "probe: the cell's network cannot be made: %s: %s\n", what, strerror(errno));
    return NOT_LAUNCHED;
}

/* The address of an interface, or of another name of it; the unspecified one takes it away. */
static int set_address(int fd, const char *interface, const char *address)
{
    struct ifreq request = {0};
    struct sockaddr_in in = {.sin_family = AF_INET};
    inet_pton(AF_INET, address, &in.sin_addr);
    strcpy(request.ifr_name, interface);
    memcpy(&request.ifr_addr, &in, sizeof in);
    return ioctl(fd, SIOCSIFADDR, &request);
}

static int raise_loopback(int fd)
{
    struct ifreq request = {.ifr_name = "lo"};
    if (ioctl(fd, SIOCGIFFLAGS, &request) != 0)
        return -1;
    request.ifr_flags |= IFF_UP;
    return ioctl(fd, SIOCSIFFLAGS, &request);
}

/* The kernel makes an address of IPv6 usable a little later, by a worker of its own; until then it cannot be bound to. */
static int await_address6(int fd, const struct in6_addr *address)
{
    struct sockaddr_in6 in = {.sin6_family = AF_INET6, .sin6_addr = *address};
    struct timespec pause = {0, 1000000};
    for (int i = 0; i < MOST_PAUSES; i++) {
        if (bind(fd, (struct sockaddr *)&in, sizeof in) == 0)
            return 0;
        if (errno != EADDRNOTAVAIL)
            return -1;
        nanosleep(&pause, NULL);
    }
    return -1;
}

static int add_address6(void)
{
    struct address6 request = {.prefix = 128};
    int fd = socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return -1;
    inet_pton(AF_INET6, NAMES_ADDRESS6, &request.address);
    request.interface = (int)if_nametoindex("lo");
    int result = request.interface == 0 || ioctl(fd, SIOCSIFADDR, &request) != 0 ? -1
                                                                                 : await_address6(fd, &request.address);
    int reason = errno;
    close(fd);
    errno = reason;
    return result;
}

/* Without them and without a way to get them back: bubblewrap has set no_new_privs. */
static int drop_capabilities(void)
{
    struct capability_header header = {CAPABILITIES_3, 0};
    struct capability_set none[2] = {{0, 0, 0}, {0, 0, 0}};
    return prctl(AMBIENT, CLEAR_AMBIENT, 0, 0, 0) != 0 || syscall(SYS_capset, &header, none) != 0 ? -1 : 0;
}

int launch_in_situation(int count, char **words)
{
    struct names names = {0};
    int answered = 0;
    if (count >= 2) {
        names.truncated = strcmp(words[0], "truncated") == 0;
        names.six_only = strcmp(words[0], "six-only") == 0;
        names.no_local = strcmp(words[0], "no-local") == 0;
        answered = names.truncated || names.six_only || names.no_local || strcmp(words[0], "plain") == 0;
    }
    if (!answered && (count < 2 || strcmp(words[0], "none") != 0)) {
        errno = EINVAL;
        return failed("it is not said how names are answered");
    }
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || raise_loopback(fd) != 0)
        return failed("the loopback interface");
    if (add_address6() != 0 && (names.six_only || (errno != EAFNOSUPPORT && errno != EACCES)))
        return failed("an address of IPv6");
    if (names.six_only ? set_address(fd, "lo", "0.0.0.0") : set_address(fd, "lo:1", NAMES_ADDRESS))
        return failed("an address of IPv4");
    close(fd);
    const char *what = "";
    if (answered && serve_names(&names, &what) != 0)
        return failed(what);
    if (strcmp(words[1], "-") != 0 && relay_tls(words[1], names.six_only, &what) != 0)
        return failed(what);
    if (drop_capabilities() != 0)
        return failed("its capabilities stay");
    return launch(count - 2, words + 2);
}
