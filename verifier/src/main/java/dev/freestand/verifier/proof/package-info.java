/** The model everything meets in: outcomes, checks, cells and the proof they add up to. */
@NullMarked
package dev.freestand.verifier.proof;

import org.jspecify.annotations.NullMarked;
