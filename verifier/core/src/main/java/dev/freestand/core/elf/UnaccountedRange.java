package dev.freestand.core.elf;

/**
 * Bytes of a file that no section, no segment and no header accounts for, and that are no padding.
 *
 * @param offset where they begin in the file
 * @param size how many there are
 */
public record UnaccountedRange(long offset, long size) {}
