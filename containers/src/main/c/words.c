#define _GNU_SOURCE
#include "words.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report.h"

struct bytes read_all(int fd)
{
    struct bytes all = {NULL, 0};
    size_t room = 0;
    for (;;) {
        if (all.length + 1 >= room) {
            room = room == 0 ? 65536 : room * 2;
            all.at = realloc(all.at, room);
            if (all.at == NULL)
                give_up("out of memory");
        }
        ssize_t got = read(fd, all.at + all.length, room - all.length - 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            give_up("cannot read instructions: errno %d", errno);
        if (got == 0)
            break;
        all.length += (size_t)got;
    }
    all.at[all.length] = 0;
    return all;
}

int next_line(char **rest, struct words *line)
{
    char *at = *rest, *end = strchr(at, '\n');
    line->count = 0;
    if (end == NULL)
        return 0;
    *end = 0;
    *rest = end + 1;
    while (at != NULL) {
        if (line->count == MOST_WORDS)
            give_up("too many words in a line");
        char *space = strchr(at, ' ');
        line->word[line->count++] = at;
        if (space != NULL)
            *space++ = 0;
        at = space;
    }
    return 1;
}

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    give_up("not a hexadecimal digit: %d", c);
}

struct bytes unhex(char *word)
{
    struct bytes bytes = {(uint8_t *)word, 0};
    if (strcmp(word, "-") != 0)
        for (const char *p = word; *p != 0; p += 2)
            bytes.at[bytes.length++] = (uint8_t)(digit(p[0]) << 4 | digit(p[1]));
    bytes.at[bytes.length] = 0;
    return bytes;
}

char *unhex_string(char *word)
{
    struct bytes bytes = unhex(word);
    if (memchr(bytes.at, 0, bytes.length) != NULL)
        give_up("a zero byte inside a string");
    return (char *)bytes.at;
}

int64_t number(const char *word)
{
    char *end;
    errno = 0;
    long long value = strtoll(word, &end, 10);
    if (errno != 0 || *end != 0 || end == word || value < 0)
        give_up("not a number: %s", word);
    return value;
}
