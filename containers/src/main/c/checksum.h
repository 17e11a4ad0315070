/* A checksum of 64 bits, as fast as bytes are read: shows that two outputs differ by accident, not that nobody forged one. */
#ifndef FREESTAND_CHECKSUM_H
#define FREESTAND_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/* All zero before the first byte. */
struct checksum {
    uint64_t sum, word;
    unsigned filled; /* bytes of word */
};

/* However the bytes are cut into pieces, the end is the same. */
void checksum_add(struct checksum *c, const void *bytes, size_t length);
uint64_t checksum_end(const struct checksum *c);

#endif
