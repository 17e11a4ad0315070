/* The probe's own standard output: lines of plain words, each beginning with the nonce of the instructions. */
#ifndef FREESTAND_REPORT_H
#define FREESTAND_REPORT_H

#include <stddef.h>
#include <stdint.h>

/* Every later line begins with this word. */
void report_begin(const char *nonce);
/* One line; the newline is added. */
__attribute__((format(printf, 1, 2))) void report(const char *format, ...);
/* One line: the formatted words, then these bytes in hexadecimal, "-" for none. */
__attribute__((format(printf, 3, 4))) void report_bytes(const void *bytes, size_t length, const char *format, ...);
void hex(char *to, const void *bytes, size_t length);
/* Writes out what is held back. */
void report_flush(void);
/* Prints on standard error why there is no answer, and ends the probe with status 3. */
__attribute__((noreturn, format(printf, 1, 2))) void give_up(const char *format, ...);

#endif
