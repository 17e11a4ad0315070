#pragma once

#include <stdint.h>

/* Takes blocks of 64 bytes into a state of SHA-256 (FIPS 180-4, 6.2.2): the loop that runs for every byte of every file. */
extern void standalone_sha256(void *state, const void *data, int64_t blocks);
