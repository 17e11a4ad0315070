/** The text of a proof, as whoever receives one has to read it. */
@NullMarked
package dev.freestand.core.proof;

import org.jspecify.annotations.NullMarked;
