/** What changed in a proof since an earlier one. */
@NullMarked
package dev.freestand.verifier.proof.change;

import org.jspecify.annotations.NullMarked;
