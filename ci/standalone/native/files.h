#pragma once

#include <stdint.h>

/* What the program needs of files and cannot get by calling the C library from Java. */

/* Facts about a file, as 64-bit numbers: mode, device, inode, size, seconds and nanoseconds of the last change of content,
   and the same of the inode. */
enum { STANDALONE_FACTS = 8 };

/* What a path leads to; below 0: errno says why that is not known. */
extern int standalone_facts_of_path(const char *path, int64_t *facts);

/* The same of a symbolic link itself, where the path is one. */
extern int standalone_facts_of_link(const char *path, int64_t *facts);

/* What an open file is; below 0: errno says why that is not known. */
extern int standalone_facts_of_open(int descriptor, int64_t *facts);

/* Opens a file for reading without waiting for anybody; below 0: errno says why not. */
extern int standalone_open(const char *path);

/* The same, but a symbolic link is not followed. */
extern int standalone_open_no_follow(const char *path);

/* Opens a folder, without following a symbolic link and without waiting; NULL: errno says why not. */
extern void *standalone_open_folder(const char *path);

/* The next name in a folder, without "." and "..": its length, 0 at the end, below 0: errno says why it is not known. */
extern int standalone_next_name(void *folder, char *name, int size);

extern void standalone_close_folder(void *folder);

/* The path without symbolic links, as realpath; its length, below 0: errno says why it is not known. */
extern int standalone_real_path(const char *path, char *real, int size);

/* Where a symbolic link leads, without a zero at its end; its length, below 0: errno says why it is not known. */
extern int standalone_link(const char *path, char *target, int size);

/* The folder that relative paths begin at; its length, below 0: errno says why it is not known. */
extern int standalone_folder(char *path, int size);

/* Reads at a position; as pread. */
extern int64_t standalone_read(int descriptor, void *buffer, int64_t size, int64_t position);
