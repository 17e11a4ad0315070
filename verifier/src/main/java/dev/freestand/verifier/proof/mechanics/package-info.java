/** How a process of each variant comes together: binding of functions, the vDSO, pages shared with other processes. */
@NullMarked
package dev.freestand.verifier.proof.mechanics;

import org.jspecify.annotations.NullMarked;
