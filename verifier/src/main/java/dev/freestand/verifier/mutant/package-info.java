/**
 * Shows that the rules refuse: small changes of a variant's own file, and of what is asked of it, are made in memory, and
 * the rules are asked again. Nothing is written to a disk, and no changed file is ever started.
 */
@NullMarked
package dev.freestand.verifier.mutant;

import org.jspecify.annotations.NullMarked;
