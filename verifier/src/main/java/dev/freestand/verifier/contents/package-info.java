/**
 * What the linker put into a file: by its map, each archive and start file with the digest of it and the package of the
 * distribution that it came from. What cannot be traced is said, never guessed.
 */
@NullMarked
package dev.freestand.verifier.contents;

import org.jspecify.annotations.NullMarked;
