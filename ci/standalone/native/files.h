#pragma once

#include <stdint.h>

/* What the program needs of files and cannot get by calling the C library from Java. */

/* Facts about a file, as 64-bit numbers: mode, device, inode, size, seconds and nanoseconds of the last change of content,
   and the same of the inode. */
enum { STANDALONE_FACTS = 8 };

/* What a path leads to; below 0: errno says why that is not known. */
extern int standalone_facts_of_path(const char *path, int64_t *facts);

/* What an open file is; below 0: errno says why that is not known. */
extern int standalone_facts_of_open(int descriptor, int64_t *facts);

/* Opens a file for reading without waiting for anybody; below 0: errno says why not. */
extern int standalone_open(const char *path);

/* Reads at a position; as pread. */
extern int64_t standalone_read(int descriptor, void *buffer, int64_t size, int64_t position);
