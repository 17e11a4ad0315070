package dev.freestand.core.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file's bytes are accounted for, and what its headers ask of a kernel's pages.
 *
 * @param sectionTable whether there is one that can be used
 * @param problem why there are no sections, in a sentence; null where they were read
 * @param unaccounted parts of the file that are in no section and not loaded, padding aside
 * @param behind what lies behind the image, or null
 * @param pages page sizes that the file can be loaded with; null where the machine has one only, and for what is not
 *     loaded
 * @param largestPage the largest of 4, 16 and 64 KiB, in bytes, whose pages and all smaller ones its segments can be mapped
 *     with, whether or not kernels of its machine have them; 0 where none fits, null for what is not loaded
 * @param notes where notes were read otherwise than from a PT_NOTE segment as it states itself
 * @param notesProblem what is wrong with notes that could not be read, or null
 * @param leniencies what was read as loaders read it, although the file contradicts itself there
 */
public record Layout(
        SectionTableState sectionTable,
        @Nullable String problem,
        List<FileRange> unaccounted,
        @Nullable Payload behind,
        @Nullable PageSizes pages,
        @Nullable Integer largestPage,
        List<String> notes,
        @Nullable String notesProblem,
        List<String> leniencies) {

    public static final Layout UNKNOWN =
            new Layout(SectionTableState.UNKNOWN, null, List.of(), null, null, null, List.of(), null, List.of());

    public Layout {
        unaccounted = List.copyOf(unaccounted);
        notes = List.copyOf(notes);
        leniencies = List.copyOf(leniencies);
    }

    /** Whether the file states that it has no section table, and so no symbols or debug information by that. */
    public boolean withoutTable() {
        return sectionTable == SectionTableState.NONE;
    }

    /**
     * A part of a file.
     *
     * @param offset where it begins, in bytes
     * @param size how many bytes it has
     */
    public record FileRange(long offset, long size) {}

    /**
     * Bytes behind the image: behind everything that a header, a loaded segment or a section describes. Nothing of it is
     * loaded; a program may read it from its own file, as self-extracting ones do.
     *
     * @param offset where it begins in the file
     * @param size how many bytes there are
     * @param holds what was recognised in it, such as {@code an ELF executable for x86-64 at 0x1c8d0}; empty where nothing
     *     was
     */
    public record Payload(long offset, long size, List<String> holds) {

        public Payload {
            holds = List.copyOf(holds);
        }
    }
}
