/*
 * Lasts at least as long as it was compiled for, reads all its input, and says how much. It must be able to write to
 * the file that it is given. One that sleeps fails without input.
 */
#include <pthread.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static void *wait_there(void *unused)
{
    struct timespec left = {0, MILLIS * 1000000L};
    while (nanosleep(&left, &left) != 0)
        ;
    return unused;
}

int main(int argc, char **argv)
{
    static char buffer[65536];
    long all = 0, got;
    pthread_t thread;
    while ((got = read(0, buffer, sizeof buffer)) > 0)
        all += got;
    pthread_create(&thread, NULL, wait_there, NULL);
    pthread_join(thread, NULL);
    FILE *file = argc > 1 ? fopen(argv[1], "a") : NULL;
    if (file != NULL && fclose(file) != 0)
        return 3;
    printf("%ld bytes\n", all);
    return all == 0 ? MILLIS > 0 : 0;
}
