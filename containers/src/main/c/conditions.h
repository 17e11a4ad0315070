/* What a cell takes away: checked here, or added to the limits that every later program is run under. */
#ifndef FREESTAND_CONDITIONS_H
#define FREESTAND_CONDITIONS_H

#include <stdint.h>

#include "run.h"

/*
 * Makes sure of one condition, by its word; the number is a user, a count or a length in bytes, 0 where it has none.
 * Returns 0 where it holds or will hold for each program run from now on, else the errno of what stands against it: where
 * something is there that should not be, EEXIST. Gives up at a word that is not known.
 */
int condition(const char *word, int64_t number, struct limits *limits);
/* The variable of the odd environment, as "NAME=VALUE"; NULL after the last. */
const char *odd_variable(int index);

#endif
