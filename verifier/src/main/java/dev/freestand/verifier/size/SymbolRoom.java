package dev.freestand.verifier.size;

/**
 * Room that the functions and objects of one name take.
 *
 * @param name the symbol's name
 * @param bytes sum of st_size
 */
public record SymbolRoom(String name, long bytes) {}
