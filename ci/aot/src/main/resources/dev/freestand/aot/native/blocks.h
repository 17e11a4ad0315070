#pragma once

#include <stdint.h>
#include <string.h>

/* The loop of BytePatternMatcher.next. Java reads a block byte by byte and checks each access; here it is one load. Whoever
   calls has checked that all blocks up to the last lie in the buffer, and that the table has 2^13 entries. */
static inline int32_t aot_next_block(const void *buffer, int32_t from, int32_t last, int32_t step, const void *table) {
    const uint8_t *bytes = buffer;
    const int16_t *heads = table;
    int64_t at = from;
    for (; at <= last; at += step) {
        uint32_t block;
        memcpy(&block, bytes + at, sizeof block);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        block = __builtin_bswap32(block);
#endif
        if (heads[block * UINT32_C(0x9e3779b1) >> 19] != 0) {
            break;
        }
    }
    return at > INT32_MAX ? INT32_MAX : (int32_t) at;
}
