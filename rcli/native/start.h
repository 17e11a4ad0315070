#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* What the program needs of the process and cannot get by calling the C library from Java. */

/* Entry point of the generated code. */
extern int rcli_vm_main(int argc, char **argv);

/* The arguments as the kernel gave them: bytes, not text in some locale. */
extern int rcli_argc;
extern char *rcli_argument(int index);

/* Waits until the descriptor can be read, or written, without blocking; below 0: errno says why not. */
extern int rcli_await(int descriptor, int to_write);

/* A file without a name in this folder, to be written and then named by one of the next two; -1: there is no such thing
   here. */
extern int rcli_create_unnamed(const char *folder, int mode);

/* Names such a file; -1: errno says why not. */
extern int rcli_name(int descriptor, const char *path);

/* Puts it in the place of another; the temporary name is its own while signals wait. -1: errno says why not, and nothing was
   changed. */
extern int rcli_replace(int descriptor, const char *temporary, const char *replaced);

/* Keeps the memory of the process out of core dumps and from other processes of the same user. */
extern void rcli_hide_memory(void);

/* A signal that ends the process removes this file first. The path is copied; NULL: no file. */
extern void rcli_remove_when_killed(const char *path);

/* The runtime's own, and what is called in its place where the program begins (see variants.mk): the heap may be as large as
   said where there is room for it, and is smaller where the address space is limited (ulimit -v). */
extern void teavm_initHeap(int64_t least, int64_t most);
extern void rcli_init_heap(int64_t least, int64_t most);

/* Called in place of setlocale by the generated runtime (see variants.mk): leaves the C locale as it is. */
extern char *rcli_no_setlocale(int category, const char *locale);

/* Called in place of malloc, mmap and mprotect by the generated runtime, which does not look at what they return. Where
   there is no memory, the process ends with a message. */
extern void *rcli_malloc(size_t size);
extern void *rcli_mmap(void *address, size_t size, int protection, int flags, int descriptor, off_t offset);
extern int rcli_mprotect(void *address, size_t size, int protection);
