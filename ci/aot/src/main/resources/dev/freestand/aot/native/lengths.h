#pragma once

#include "../c/runtime.h"

/* Included first where a loop has to be fast. In Java, the length of an array never changes. A C compiler cannot know
   that: it reads the length again after every store, and keeps a check at each access. Here it may read it once, and
   then leaves out those checks that it has proved to hold. */

static __attribute__((const, noinline, unused)) int32_t aot_length(const void *array) {
    return ((const TeaVM_Array *) array)->size;
}

static inline int32_t aot_check_bounds(int32_t index, void *array) {
    if (index < 0 || index >= aot_length(array)) {
        teavm_throwArrayIndexOutOfBoundsException();
        TEAVM_UNREACHABLE
    }
    return index;
}

#undef TEAVM_ARRAY_LENGTH
#define TEAVM_ARRAY_LENGTH(array) aot_length(array)
#define teavm_checkBounds(index, array) aot_check_bounds(index, array)
