#define _GNU_SOURCE
#include "conditions.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report.h"
#include "seccomp.h"

const char *odd_variable(int index)
{
    static const char *const variables[] = {"LANG=xx_YY.UTF-8",  "LC_ALL=xx_YY.UTF-8", "TZ=Nowhere/Nothing",
                                            "HOME=/nonexistent", "PATH=",              "TERM=unknown",
                                            NULL};
    return variables[index];
}

static int missing(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 ? EEXIST : errno == ENOENT ? 0 : errno;
}

static int empty_root(void)
{
    DIR *root = opendir("/");
    struct dirent *entry;
    int found = 0;
    if (root == NULL)
        return errno;
    while ((entry = readdir(root)) != NULL)
        found |= strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
                 strcmp(entry->d_name, "freestand") != 0;
    closedir(root);
    return found ? EEXIST : 0;
}

static int unwritable(const char *path)
{
    if (mkdir(path, 0700) == 0) {
        rmdir(path);
        return EEXIST;
    }
    return errno == EROFS || errno == EACCES ? 0 : errno;
}

static int user_is(int64_t number)
{
    uid_t user[3];
    gid_t group[3];
    if (getresuid(&user[0], &user[1], &user[2]) != 0 || getresgid(&group[0], &group[1], &group[2]) != 0)
        return errno;
    for (int i = 0; i < 3; i++)
        if (user[i] != (uid_t)number || group[i] != (gid_t)number)
            return EPERM;
    return 0;
}

/* Asks the kernel for a way, with a socket that sends nothing when it is connected. */
static int unreachable(int family, const void *address, socklen_t length)
{
    int fd = socket(family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return errno == EAFNOSUPPORT ? 0 : errno;
    int reason = connect(fd, address, length) == 0 ? EEXIST : errno;
    close(fd);
    return reason == ENETUNREACH || reason == EADDRNOTAVAIL ? 0 : reason;
}

/* To addresses of documentation (RFC 5737, RFC 3849), which nobody has. */
static int no_network(void)
{
    struct sockaddr_in four = {.sin_family = AF_INET, .sin_port = htons(9)};
    struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = htons(9)};
    inet_pton(AF_INET, "192.0.2.1", &four.sin_addr);
    inet_pton(AF_INET6, "2001:db8::1", &six.sin6_addr);
    int reason = unreachable(AF_INET, &four, sizeof four);
    return reason != 0 ? reason : unreachable(AF_INET6, &six, sizeof six);
}

/* A limit can be lowered and never raised. */
static int lower(int resource, int64_t number, uint64_t *limit)
{
    struct rlimit now;
    if (getrlimit(resource, &now) != 0)
        return errno;
    if (now.rlim_max < (rlim_t)number)
        return EPERM;
    *limit = (uint64_t)number;
    return 0;
}

int condition(const char *word, int64_t number, struct limits *limits)
{
    if (strcmp(word, "empty-root") == 0)
        return empty_root();
    if (strcmp(word, "no-proc") == 0)
        return missing("/proc");
    if (strcmp(word, "no-dev") == 0)
        return missing("/dev");
    if (strcmp(word, "no-tmp") == 0)
        return missing("/tmp");
    if (strcmp(word, "no-passwd") == 0)
        return missing("/etc/passwd");
    if (strcmp(word, "read-only-root") == 0) {
        int reason = unwritable("/new");
        return reason != 0 ? reason : unwritable("/freestand/new");
    }
    if (strcmp(word, "random-user") == 0)
        return user_is(number);
    if (strcmp(word, "no-network") == 0)
        return no_network();
    if (strcmp(word, "empty-environment") == 0)
        return 0; /* execve is given the step's own variables, and there is no other way to have any */
    if (strcmp(word, "few-files") == 0)
        return lower(RLIMIT_NOFILE, number, &limits->files);
    if (strcmp(word, "small-stack") == 0)
        return lower(RLIMIT_STACK, number, &limits->stack);
    if (strcmp(word, "small-memory") == 0)
        return lower(RLIMIT_AS, number, &limits->addresses);
    if (strcmp(word, "old-seccomp") == 0)
        return seccomp_absent() ? errno : (limits->old_calls = 1, 0);
    if (strcmp(word, "odd-environment") == 0)
        limits->odd_environment = 1;
    else if (strcmp(word, "closed-stdin") == 0)
        limits->closed_input = 1;
    else
        give_up("a condition that is not known: %s", word);
    return 0;
}
