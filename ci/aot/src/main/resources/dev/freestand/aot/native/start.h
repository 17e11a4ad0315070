#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Where the process starts, and what the generated runtime calls in place of functions of the C library (see
   variants.mk). */

/* Entry point of the generated code. */
extern int aot_vm_main(int argc, char **argv);

/* The arguments as the kernel gave them: bytes, not text in some locale. */
extern int aot_argc;
extern char *aot_argument(int index);

/* Called before the process ends for want of memory, if set. */
extern void (*aot_before_end)(void);

/* The runtime's own, and what is called in its place where the program begins: the heap may be as large as said where
   there is room for it, and is smaller where the address space is limited (ulimit -v). */
extern void teavm_initHeap(int64_t least, int64_t most);
extern void aot_init_heap(int64_t least, int64_t most);

/* Has the kernel give the first pages of the heap at once, instead of at a fault for each, where so many bytes are used anyway: the
   heap begins with 1 MiB. A program of which every run does that says so with START_HEAP. */
extern void aot_populate_heap(int64_t size);

/* Called in place of setlocale: leaves the C locale as it is. */
extern char *aot_no_setlocale(int category, const char *locale);

/* Called in place of malloc, mmap and mprotect by the generated runtime, which does not look at what they return. Where
   there is no memory, the process ends with a message. */
extern void *aot_malloc(size_t size);
extern void *aot_mmap(void *address, size_t size, int protection, int flags, int descriptor, off_t offset);
extern int aot_mprotect(void *address, size_t size, int protection);

/* Called in place of the runtime's own when the heap is full and cannot grow: the process ends with a message. */
extern void aot_out_of_memory(void);

/* Called in place of what prints the trace of an error that nothing handles: its names are not in the file. */
extern void aot_print_no_trace(uint16_t *text);
extern void aot_print_no_number(int32_t number);
