#define _GNU_SOURCE
#include "report.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static const char *nonce = "";

void report_begin(const char *word) { nonce = word; }

void report(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    printf("%s ", nonce);
    vprintf(format, args);
    putchar('\n');
    va_end(args);
}

void report_bytes(const void *bytes, size_t length, const char *format, ...)
{
    const uint8_t *p = bytes;
    va_list args;
    va_start(args, format);
    printf("%s ", nonce);
    vprintf(format, args);
    va_end(args);
    putchar(' ');
    if (length == 0)
        putchar('-');
    for (size_t i = 0; i < length; i++) {
        putchar("0123456789abcdef"[p[i] >> 4]);
        putchar("0123456789abcdef"[p[i] & 15]);
    }
    putchar('\n');
}

void hex(char *to, const void *bytes, size_t length)
{
    const uint8_t *p = bytes;
    for (size_t i = 0; i < length; i++) {
        *to++ = "0123456789abcdef"[p[i] >> 4];
        *to++ = "0123456789abcdef"[p[i] & 15];
    }
    *to = 0;
}

void report_flush(void)
{
    if (fflush(stdout) != 0)
        exit(3);
}

void give_up(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("probe: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(3);
}
