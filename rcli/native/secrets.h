#pragma once

#include <stddef.h>
#include <stdint.h>

/* What handling secrets needs and Java has not. */

/* Fills memory with random bytes from the kernel; -1: errno says why there are none. */
extern int rcli_random(void *memory, int64_t size);

/* Asks on the controlling terminal for a line that is not shown, and gives its length without the line end; -1: errno says why
   not; -2: there is no terminal; -3: the line is longer. */
extern int rcli_ask(const char *prompt, void *line, int64_t size);

/* No core dumps, and no swapping where that can be had; nothing is said where it cannot. */
extern void rcli_lock_memory(void);

/* Bytes that the heap can grow to, or that the machine has, if fewer. */
extern int64_t rcli_memory(void);
