/**
 * What a static file may still require from its host at run time: name services, plug-ins, converters, locales, time zones,
 * accounts, certificates, a folder for temporary files. Evidence has ranks: a symbol table (the file's own, or that of
 * its separate debug file) shows what is linked in, and what is not where it names all of the code; the linker's log tells
 * what is, never what is not; a text in the file is weak, because a plain hello-world with glibc carries the texts of a
 * loader it never starts.
 */
@NullMarked
package dev.freestand.core.hazard;

import org.jspecify.annotations.NullMarked;
