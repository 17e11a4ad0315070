#include <netdb.h>
#include <stdio.h>

int main(int argc, char **argv) {
    struct addrinfo *found;
    puts(gai_strerror(getaddrinfo(argv[argc - 1], 0, 0, &found)));
    return 0;
}
