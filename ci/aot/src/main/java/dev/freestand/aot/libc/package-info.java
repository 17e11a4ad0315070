/** Calls into the C library, for programs that are compiled to C. */
@NullMarked
package dev.freestand.aot.libc;

import org.jspecify.annotations.NullMarked;
