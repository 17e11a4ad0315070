/* Works as long as it was compiled for, reads all its input, and says how much; with an argument it fails the second time. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void *count(void *end)
{
    volatile long i;
    for (i = 0; i < *(long *)end; i++)
        ;
    return NULL;
}

int main(int argc, char **argv)
{
    static char buffer[65536];
    long all = 0, got, end = LOOPS;
    pthread_t thread;
    while ((got = read(0, buffer, sizeof buffer)) > 0)
        all += got;
    pthread_create(&thread, NULL, count, &end);
    pthread_join(thread, NULL);
    FILE *file = argc > 1 ? fopen(argv[1], "a") : NULL;
    if (file != NULL && fclose(file) != 0)
        return 3;
    printf("%ld bytes\n", all);
    return all == 0 ? LOOPS > 100000 : 0;
}
