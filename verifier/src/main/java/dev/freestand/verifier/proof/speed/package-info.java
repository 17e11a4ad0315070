/** How fast the variants are beside each other: what was timed, and the intervals that follow from it. */
@NullMarked
package dev.freestand.verifier.proof.speed;

import org.jspecify.annotations.NullMarked;
