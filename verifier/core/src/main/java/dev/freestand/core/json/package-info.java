/** JSON without reflection: what both editions read and print. */
@NullMarked
package dev.freestand.core.json;

import org.jspecify.annotations.NullMarked;
