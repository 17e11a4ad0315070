package dev.freestand.core.size;

/**
 * Room that one object file takes, by the linker's map.
 *
 * @param name the member of an archive; the file itself where it came from no archive
 * @param file bytes in the file
 * @param memory bytes when loaded
 */
public record MemberUsage(String name, long file, long memory) {}
