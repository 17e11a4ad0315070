/* Files that the program under test was given or left, which may be anything. */
#ifndef FREESTAND_FILES_H
#define FREESTAND_FILES_H

#include <sys/stat.h>

#include "run.h"
#include "words.h"

/* Hashes a regular file, never through a link at its end, never waiting on a pipe. Returns 0, or an errno. */
int hash_file(const char *path, struct stream *s, size_t keep, uint64_t most, struct stat *info);
/* Makes a new file; gives up where it cannot. */
void make_file(const char *name, struct bytes content, mode_t mode);

#endif
