/*
 * Times variants of one program in turns: every round runs each of them, and each round begins with another one, so that
 * whatever slows the machine down for a while slows all of them. All that matters is outside of the measured time: fresh
 * working folders, the comparison of what was written.
 *
 * Instructions on standard input, in this order (words as in probe.c):
 *   freestand-measure 1 NONCE | millis N | memory BYTES | disk BYTES | processes N | flood BYTES | work HEXPATH |
 *   for each variant: variant HEXPATH HEXARGV0 | arg HEX..., env HEX..., file HEXNAME HEXSOURCE (or: program, for
 *   an executable one)..., stdin HEXSOURCE | exit N (left out: as in the first run) | starts N | rounds N | least N | time MILLIS | measure
 *
 *   starts: runs that are timed together as one sample; rounds end early once they have taken that time and there are so
 *   many at least; a source is a file to be mapped, "-" for an empty standard input
 *
 * Answers, each line beginning with the nonce:
 *   freestand-measure 1 | for each variant in a round that is not timed: written INDEX SUM (of all that it wrote and left)
 *   | then for each round: sample INDEX MICROS FAULTS, for each variant in its turn | rounds N | end
 *   or, once for a variant, which then runs no more: failed INDEX ENDING NUMBER HEXSTDERR; ENDING as in probe.c, or
 *   "differs" where it wrote something else than in its first run
 */
#ifndef FREESTAND_MEASURE_H
#define FREESTAND_MEASURE_H

int measure(void);

#endif
