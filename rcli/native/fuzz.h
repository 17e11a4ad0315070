#pragma once

#include <stdint.h>

/* What the targets in Java are told: see fuzz.c. */

/* The length of the input. */
extern int32_t rcli_fuzz_size(void);

/* Copies all of it. */
extern void rcli_fuzz_copy(void *to);

/* Whether it is for the command line; else for the formats. */
extern int32_t rcli_fuzz_arguments(void);
