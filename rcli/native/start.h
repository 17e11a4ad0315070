#pragma once

/* What the program needs of the process and cannot get by calling the C library from Java. */

/* Entry point of the generated code. */
extern int rcli_vm_main(int argc, char **argv);

/* The arguments as the kernel gave them: bytes, not text in some locale. */
extern int rcli_argc;
extern char *rcli_argument(int index);

/* A signal that ends the process removes this file first. The path is copied; NULL: no file. */
extern void rcli_remove_when_killed(const char *path);

/* Called in place of setlocale by the generated runtime (see variants.mk): leaves the C locale as it is. */
extern char *rcli_no_setlocale(int category, const char *locale);
