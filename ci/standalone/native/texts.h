#pragma once

/* Texts that lie in the program, as the build has them. Each ends with a zero and is not to be changed. */

/* The version of this program and the end of the line. */
extern char *standalone_version(void);

/* A published schema, by its label; NULL for another word. */
extern char *standalone_schema(const char *label);

/* What --help prints of a command, with marks for its style; NULL for another word. */
extern char *standalone_page(const char *label);
