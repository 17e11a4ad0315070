/**
 * A tool that encrypts and decrypts files in the age format and with RC4, written against one small interface to the operating
 * system.
 *
 * <p>The same classes run on a Java virtual machine and, compiled ahead of time, as one native file. Everything that
 * differs between the two sits behind {@link dev.freestand.rcli.posix.Posix}; nothing else here opens a file, reads the
 * environment or prints.
 */
@NullMarked
package dev.freestand.rcli;

import org.jspecify.annotations.NullMarked;
