/* Runs one program directly, without a shell, under limits. */
#ifndef FREESTAND_RUN_H
#define FREESTAND_RUN_H

#include <stddef.h>
#include <stdint.h>

#include "checksum.h"
#include "seccomp.h"
#include "sha256.h"
#include "words.h"

struct limits {
    size_t keep;       /* bytes kept of each stream; the rest is counted and hashed only */
    uint64_t flood;    /* bytes of one stream after which the program is killed */
    int64_t millis;    /* wall time after which it is killed; all its threads and children with it */
    uint64_t memory;   /* bytes that one process may have of writable memory of its own; 0: as many as it likes */
    uint64_t disk;     /* bytes of one file, likewise */
    uint64_t processes; /* of its user in the cell's user namespace; the kernel does not hold root to it, likewise */
    /* From here on conditions, which hold in full, or nothing is run: */
    uint64_t files;      /* open at a time; 0: as many as it likes */
    uint64_t stack;      /* bytes, likewise */
    uint64_t addresses;  /* bytes of address space, likewise */
    int closed_input;    /* whether standard input is closed where no input is given */
    int old_calls;       /* whether the calls of seccomp.h are refused */
    int odd_environment; /* whether the variables of conditions.h are added; the caller does that */
    struct absent_calls absent; /* what the kernel has to be without */
    int emulated;        /* whether what is run is an emulator: what that would start ran on the real processor */
    int quick;           /* whether streams get a checksum instead of a digest, so that reading them slows nobody down */
};

struct stream {
    uint8_t *kept;
    size_t kept_length;
    uint64_t total;
    struct sha256 hash;
    struct checksum sum; /* in place of the digest where it has to be quick */
};

enum ending { EXITED, SIGNALLED, TIMED_OUT, FLOODED, NOT_STARTED, LEFT_EMULATOR };

struct run {
    enum ending ending;
    int number; /* exit status, signal, or errno of execve; 0 otherwise */
    int64_t micros;
    int64_t faults; /* page faults of the program and of the children it waited for */
    struct stream out, err;
};

/* Runs argv with envp and stdin until it has ended and none of its children is left. Frees nothing: see run_free. */
void run_program(struct run *run, const char *path, char **argv, char **envp, const void *input, size_t input_length,
                 const struct limits *limits);
void run_free(struct run *run);
/* Takes a limit from a line of instructions; returns 0, and changes nothing, where the line is not about one. */
int take_limit(const struct words *line, struct limits *limits);
/* Lowers this process's own limits and installs the filter of a cell, for itself and all that it starts. Returns -1, with
   errno, where the filter cannot be had; a limit that is lower already stays. */
int confine(const struct limits *limits);

#endif
