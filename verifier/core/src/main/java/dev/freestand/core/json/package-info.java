/** JSON without reflection: what both editions print, written by the same few lines. */
@NullMarked
package dev.freestand.core.json;

import org.jspecify.annotations.NullMarked;
