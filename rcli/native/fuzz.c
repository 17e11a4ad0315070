/* Hostile input for the C that rcli is generated to, by libFuzzer: see fuzz.mk. Not a part of rcli.
 *
 * FUZZ_TARGET in the environment says what the inputs are: arguments or formats. What the Java code finds wrong is an
 * exception that nothing catches, which ends the process by abort. */
#include "fuzz.h"

#include "start.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of the generated C: main in Java, which the runtime calls once, and this file again for each further input. */
extern void meth_dfr_NativeFuzz_main(void *);

static const uint8_t *input;
static size_t input_size;
static bool arguments;

int32_t rcli_fuzz_size(void) {
    return (int32_t) input_size;
}

void rcli_fuzz_copy(void *to) {
    memcpy(to, input, input_size);
}

int32_t rcli_fuzz_arguments(void) {
    return arguments;
}

int LLVMFuzzerInitialize(int *, char ***);
int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void) argc;
    (void) argv;
    const char *target = getenv("FUZZ_TARGET");
    if (target == NULL || (strcmp(target, "arguments") != 0 && strcmp(target, "formats") != 0)) {
        fputs("FUZZ_TARGET has to be arguments or formats\n", stderr);
        exit(2);
    }
    arguments = strcmp(target, "arguments") == 0;
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static bool started;
    input = data;
    input_size = size;
    if (started) {
        meth_dfr_NativeFuzz_main(NULL);
    } else {
        static char *no_arguments[] = {NULL};
        started = true;
        aot_vm_main(0, no_arguments);
    }
    return 0;
}
