/** What changed between two proofs of one subject, and which of it is for the worse. */
@NullMarked
package dev.freestand.verifier.history;

import org.jspecify.annotations.NullMarked;
