/* SHA-256 as in FIPS 180-4, for whole files and for streams that are not kept. */
#ifndef FREESTAND_SHA256_H
#define FREESTAND_SHA256_H

#include <stddef.h>
#include <stdint.h>

struct sha256 {
    uint32_t state[8];
    uint64_t length; /* bytes so far */
    uint8_t block[64];
};

/* Takes whole blocks of 64 bytes into a state (6.2.2). */
void sha256_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks);

void sha256_init(struct sha256 *h);
void sha256_add(struct sha256 *h, const void *bytes, size_t length);
void sha256_end(struct sha256 *h, uint8_t digest[32]);

#endif
