/**
 * Hostile input by the million: targets for Jazzer, which as tests run over the inputs that are kept, and a campaign of
 * mutants of the corpus. {@code ci/fuzz} runs both for the given time.
 */
package dev.freestand.verifier.fuzz;
