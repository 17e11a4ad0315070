package dev.freestand.core.size;

/**
 * Room that the functions and objects of one name take in one section.
 *
 * @param name the symbol's name
 * @param section the section's name; empty where it is not known
 * @param bytes sum of st_size
 */
public record SymbolUsage(String name, String section, long bytes) {}
