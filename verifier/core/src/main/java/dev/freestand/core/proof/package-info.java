/** The text of a proof, as its receivers have to read it. */
@NullMarked
package dev.freestand.core.proof;

import org.jspecify.annotations.NullMarked;
