/* Wants one thing, named by its argument, of the machine it runs on: ends with 0 where it has it, with 1 where not. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static int network(void)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(9)};
    inet_pton(AF_INET, "192.0.2.1", &to.sin_addr);
    return connect(socket(AF_INET, SOCK_DGRAM, 0), (struct sockaddr *)&to, sizeof to) == 0;
}

static int files(void)
{
    for (int i = 0; i < 80; i++)
        if (dup(1) < 0)
            return 0;
    return 1;
}

/* Half a megabyte of it, page by page. */
static int stack(int depth)
{
    volatile char page[4096];
    page[0] = (char)depth;
    return depth == 0 || (stack(depth - 1) && page[0] == (char)depth);
}

static int memory(void)
{
    return mmap(NULL, 17 << 20, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

/* Calls that go wrong everywhere, but for another reason where they are forbidden. */
static int allowed(long number)
{
    return syscall(number, -1, NULL, 0, 0, NULL) == -1 && errno != EPERM;
}

static int odd(void)
{
    const char *names[] = {"LANG", "LC_ALL", "TZ", "HOME", "PATH", "TERM"};
    int found = 0;
    for (int i = 0; i < 6; i++)
        found += getenv(names[i]) != NULL;
    return found;
}

static int has(const char *what)
{
    if (strcmp(what, "proc") == 0)
        return access("/proc/self/maps", R_OK) == 0;
    if (strcmp(what, "dev") == 0)
        return access("/dev/null", F_OK) == 0;
    if (strcmp(what, "tmp") == 0)
        return access("/tmp", F_OK) == 0;
    if (strcmp(what, "passwd") == 0)
        return getpwuid(getuid()) != NULL;
    if (strcmp(what, "root") == 0)
        return open("/new", O_CREAT | O_WRONLY, 0600) >= 0;
    if (strcmp(what, "chroot") == 0)
        return chroot(".") == 0;
    if (strcmp(what, "network") == 0)
        return network();
    if (strcmp(what, "low-user") == 0)
        return getuid() < 100000 && getgid() < 100000;
    if (strcmp(what, "plain-environment") == 0)
        return odd() == 0;
    if (strcmp(what, "own-environment") == 0)
        return getenv("LANG") != NULL && strcmp(getenv("LANG"), "C") == 0;
    if (strcmp(what, "stdin") == 0)
        return fcntl(0, F_GETFD) >= 0;
    if (strcmp(what, "input") == 0)
        return getchar() == 'x';
    if (strcmp(what, "files") == 0)
        return files();
    if (strcmp(what, "stack") == 0)
        return stack(128);
    if (strcmp(what, "memory") == 0)
        return memory();
    if (strcmp(what, "clone3") == 0)
        return allowed(435);
    if (strcmp(what, "faccessat2") == 0)
        return allowed(439);
    if (strcmp(what, "statx") == 0)
        return allowed(332);
    return -1;
}

int main(int argc, char **argv)
{
    int answer = argc == 2 ? has(argv[1]) : -1;
    return answer < 0 ? 2 : !answer;
}
