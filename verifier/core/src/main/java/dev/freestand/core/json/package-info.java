/** JSON, read and written without a library. */
@NullMarked
package dev.freestand.core.json;

import org.jspecify.annotations.NullMarked;
