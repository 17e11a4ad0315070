#pragma once

#include <stdint.h>

/* What the program needs for its files and cannot get by calling the C library from Java. */

/* Waits until the descriptor can be read, or written, without blocking; below 0: errno says why not. */
extern int rcli_await(int descriptor, int to_write);

/* Descriptors above those of the standard streams, whichever of these are closed; below 0: errno says why there is none. */
extern int rcli_open_to_read(const char *path);
extern int rcli_open_to_write(const char *path);
extern int rcli_create(const char *path, int mode);

/* A file without a name in this folder, to be written and then named by one of the next two; -1: there is no such thing
   here. */
extern int rcli_create_unnamed(const char *folder, int mode);

/* Names such a file; -1: errno says why not. */
extern int rcli_name(int descriptor, const char *path);

/* Puts it in the place of another; the temporary name is its own while signals wait. -1: errno says why not, and nothing was
   changed. */
extern int rcli_replace(int descriptor, const char *temporary, const char *replaced);

/* Nanoseconds of a clock that only goes forward. */
extern int64_t rcli_nano_time(void);

/* Keeps the memory of the process out of core dumps and from other processes of the same user. */
extern void rcli_hide_memory(void);

/* A signal that ends the process removes this file first, and so does the end of memory. The path is copied; NULL: no file. */
extern void rcli_remove_when_killed(const char *path);

/* A signal that ends the process clears as many columns of the last line on standard error; 0: none. */
extern void rcli_clear_when_killed(int32_t columns);
