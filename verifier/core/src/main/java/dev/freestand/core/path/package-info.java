/** Paths as text: where they lead within a root. Nothing here opens a file. */
@NullMarked
package dev.freestand.core.path;

import org.jspecify.annotations.NullMarked;
