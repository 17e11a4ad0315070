/* Reads instructions: lines of words separated by one space, bytes as lower-case hexadecimal, "-" for none. */
#ifndef FREESTAND_WORDS_H
#define FREESTAND_WORDS_H

#include <stddef.h>
#include <stdint.h>

enum { MOST_WORDS = 4 };

struct bytes {
    uint8_t *at; /* followed by a zero byte that does not count */
    size_t length;
};

struct words {
    char *word[MOST_WORDS];
    int count;
};

/* Everything up to end of file. */
struct bytes read_all(int fd);
/* Cuts the next line off *rest in place; returns 0 when there is none. */
int next_line(char **rest, struct words *line);
/* Decodes in place. */
struct bytes unhex(char *word);
/* Decodes to a string; gives up when a zero byte is inside. */
char *unhex_string(char *word);
int64_t number(const char *word);

#endif
