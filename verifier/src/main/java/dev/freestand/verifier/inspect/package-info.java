/** Puts everything that can be said about one file into one report. */
@NullMarked
package dev.freestand.verifier.inspect;

import org.jspecify.annotations.NullMarked;
