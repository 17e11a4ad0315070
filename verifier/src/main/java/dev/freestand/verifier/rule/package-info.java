/** One class per rule: what it asks, why it matters, the fix, and what the evidence answers. */
@NullMarked
package dev.freestand.verifier.rule;

import org.jspecify.annotations.NullMarked;
