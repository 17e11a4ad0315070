package dev.freestand.core.facts;

/**
 * A part of a file.
 *
 * @param offset where it begins, in bytes
 * @param size how many bytes it has
 */
public record FileRange(long offset, long size) {}
