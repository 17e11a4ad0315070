package dev.freestand.core.size;

/**
 * Room that one section takes, in bytes.
 *
 * @param name its name
 * @param file in the file; 0 for one that is all zeros (SHT_NOBITS)
 * @param memory when loaded; 0 for one that is not
 */
public record SectionUsage(String name, long file, long memory) {}
