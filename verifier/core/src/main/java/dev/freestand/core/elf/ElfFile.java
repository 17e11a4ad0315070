package dev.freestand.core.elf;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything read from one ELF file.
 *
 * @param header the ELF header
 * @param segments program headers in the file's order
 * @param interpreter the loader that the kernel starts (PT_INTERP), or null
 * @param dynamic the dynamic section (PT_DYNAMIC), or null
 * @param sections the section table, if it is usable
 * @param versionNeeds symbol versions needed, in the file's order
 * @param notes not read in core dumps, whose notes are the dump
 * @param companion whether it only accompanies the file that its header describes; then nothing else that is loaded was
 *     read
 * @param leniencies what was read as the loader reads it although the file contradicts itself there, one sentence each
 */
public record ElfFile(
        ElfHeader header,
        List<Segment> segments,
        @Nullable String interpreter,
        @Nullable Dynamic dynamic,
        Sections sections,
        List<VersionNeed> versionNeeds,
        Notes notes,
        SeparateDebugFile companion,
        List<String> leniencies) {

    public ElfFile {
        segments = List.copyOf(segments);
        versionNeeds = List.copyOf(versionNeeds);
        leniencies = List.copyOf(leniencies);
    }

    /** The segments of one type (p_type), in the order of the table. */
    public Stream<Segment> segments(long type) {
        return segments.stream().filter(segment -> segment.type() == type);
    }

    /** Libraries that the loader must find (DT_NEEDED); empty where there is no dynamic section. */
    public List<String> needed() {
        return dynamic == null ? List.of() : dynamic.needed();
    }
}
