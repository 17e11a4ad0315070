/* The probe of the cells hashes every file too: there is one implementation. */
#include "../../../containers/src/main/c/sha256.c"

#include "../native/sha256.h"

void standalone_sha256(void *state, const void *data, int64_t blocks) {
    sha256_blocks(state, data, (size_t) blocks);
}
