#include "checksum.h"

#include <string.h>

/* One step of FNV-1a, of eight bytes at a time, with the high bits brought back into the low ones. */
static uint64_t mix(uint64_t sum, uint64_t word)
{
    sum = (sum ^ word) * 0x9E3779B97F4A7C15u;
    return sum ^ sum >> 32;
}

void checksum_add(struct checksum *c, const void *bytes, size_t length)
{
    const uint8_t *p = bytes;
    while (length > 0 && (c->filled > 0 || length < 8)) {
        c->word |= (uint64_t)*p++ << 8 * c->filled++;
        length--;
        if (c->filled == 8) {
            c->sum = mix(c->sum, c->word);
            c->word = c->filled = 0;
        }
    }
    for (; length >= 8; length -= 8, p += 8) {
        uint64_t word;
        memcpy(&word, p, 8);
        c->sum = mix(c->sum, word);
    }
    if (length > 0)
        checksum_add(c, p, length);
}

uint64_t checksum_end(const struct checksum *c) { return mix(mix(c->sum, c->word), c->filled + 1); }
