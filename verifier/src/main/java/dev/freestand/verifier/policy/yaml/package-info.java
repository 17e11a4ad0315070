/** Reads freestand.yaml, and states what is wrong with it in the words of the file. */
@NullMarked
package dev.freestand.verifier.policy.yaml;

import org.jspecify.annotations.NullMarked;
