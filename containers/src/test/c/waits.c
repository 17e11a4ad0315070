/* Uses some memory and lives until its standard input is closed. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    char byte, *room = malloc(1 << 20);
    memset(room, 1, 1 << 20);
    while (read(0, &byte, 1) > 0)
        ;
    return room[1] - 1;
}
