package dev.freestand.verifier.proof;

/**
 * Memory of some processes of one variant that live at the same time, all of them together.
 *
 * @param processes how many
 * @param proportional their Pss in bytes: shared pages are divided among those who share them (smaps_rollup)
 * @param unshared their private pages in bytes, clean and dirty
 */
public record LiveMemory(int processes, long proportional, long unshared) {}
