/** The one way in which files are opened for reading: regular files only, without waiting, and never more than there is. */
@NullMarked
package dev.freestand.verifier.file;

import org.jspecify.annotations.NullMarked;
