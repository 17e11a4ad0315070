#include <pthread.h>
#include <stdio.h>

static void *run(void *name) {
    puts(name);
    return 0;
}

int main(int argc, char **argv) {
    pthread_t thread;
    return pthread_create(&thread, 0, run, argv[argc - 1]) || pthread_join(thread, 0);
}
