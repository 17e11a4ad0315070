package dev.freestand.core.size;

import java.util.List;

/**
 * Room that one archive or object file takes, by the linker's map.
 *
 * @param name as the linker opened it; {@code *fill*} for room between sections, {@code *linker*} for what it made itself
 * @param file bytes in the file
 * @param memory bytes when loaded
 * @param members the largest first
 */
public record LibraryUsage(String name, long file, long memory, List<MemberUsage> members) {

    public LibraryUsage {
        members = List.copyOf(members);
    }
}
