package dev.freestand.verifier.elf;

import static dev.freestand.verifier.elf.ElfFormatException.hex;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the section table of a program or library against its segments. A program runs with any table, so that a table
 * says what its writer wanted it to say: what is loaded and what else is in the file must be accounted for, once, before
 * anything (no symbols, no debug information, a small .text) is believed on its word.
 */
final class SectionCheck {

    /** Bytes between two parts that alignment explains, whatever they hold: compilers pad code with various nops. */
    private static final long SLACK = 64;

    /** Longest gap looked through for padding, and most bytes looked through in all. */
    private static final long MOST_LOOKED_AT = 256 << 10;

    /** How often a byte of padding may differ from the one before it. */
    private static final int MOST_CHANGES = 32;

    private static final int WINDOW = 4096;

    private final Image image;
    private final List<Range> described = new ArrayList<>();
    private final List<Segment> loads;
    private final byte[] window = new byte[WINDOW];
    private long looked;

    private SectionCheck(Image image, ElfHeader header, List<Segment> segments, List<Section> sections) {
        this.image = image;
        loads = segments.stream()
                .filter(segment -> segment.type() == ElfConstants.PT_LOAD && segment.fileSize() > 0)
                .toList();
        boolean wide = image.wide();
        described.add(new Range(0, wide ? 64 : 52, "the ELF header", false, true));
        described.add(new Range(
                header.segmentOffset(),
                header.segmentOffset() + (wide ? 56L : 32L) * segments.size(),
                "the program headers",
                false,
                true));
        described.add(new Range(
                header.sectionOffset(),
                header.sectionOffset() + (wide ? 64L : 40L) * sections.size(),
                "the section table",
                true,
                true));
        for (Section section : sections) {
            if (section.type() != ElfConstants.SHT_NULL
                    && section.type() != ElfConstants.SHT_NOBITS
                    && section.size() > 0) {
                described.add(
                        new Range(section.offset(), section.offset() + section.size(), section.name(), true, false));
            }
        }
        described.sort(Comparator.comparingLong(Range::start));
    }

    /** Why the table is not to be believed, or null if nothing speaks against it. */
    static @Nullable String problem(Image image, ElfHeader header, List<Segment> segments, List<Section> sections)
            throws ElfFormatException, IOException {
        boolean started = header.type() == ElfConstants.ET_EXEC || header.type() == ElfConstants.ET_DYN;
        if (!started) {
            return null;
        }
        SectionCheck check = new SectionCheck(image, header, segments, sections);
        String problem = check.overlap();
        problem = problem != null ? problem : check.loaded(sections);
        problem = problem != null ? problem : check.gap(check.described(), 0, image.size());
        return problem != null ? problem : SectionContents.problem(image, sections);
    }

    private List<Range> described() {
        List<Range> all = new ArrayList<>(described);
        loads.forEach(
                load -> all.add(new Range(load.offset(), load.offset() + load.fileSize(), "a segment", false, false)));
        all.sort(Comparator.comparingLong(Range::start));
        return all;
    }

    private @Nullable String overlap() {
        Range last = null;
        for (Range range : described) {
            if (!range.alone()) {
                continue;
            }
            if (last != null && range.start() < last.end()) {
                return last.name() + " and " + range.name() + " overlap at " + hex(range.start());
            }
            last = range;
        }
        return null;
    }

    /** What is loaded must be in sections that are loaded, and those must be where their addresses are. */
    private @Nullable String loaded(List<Section> sections) throws ElfFormatException, IOException {
        List<Range> ranges = new ArrayList<>();
        described.stream().filter(range -> range.tables()).forEach(ranges::add);
        for (Section section : sections) {
            if (section.type() != ElfConstants.SHT_NOBITS
                    && section.type() != ElfConstants.SHT_NULL
                    && (section.flags() & ElfConstants.SHF_ALLOC) != 0) {
                ranges.add(new Range(section.offset(), section.offset() + section.size(), section.name(), true, false));
            }
        }
        ranges.sort(Comparator.comparingLong(Range::start));
        for (Segment load : loads) {
            String gap = gap(ranges, load.offset(), load.offset() + load.fileSize());
            if (gap != null) {
                return gap;
            }
        }
        return null;
    }

    /** The first part of the file from {@code start} to {@code end} that no range holds and that is no padding. */
    private @Nullable String gap(List<Range> sorted, long start, long end) throws ElfFormatException, IOException {
        long at = start;
        for (Range range : sorted) {
            if (range.end() <= at) {
                continue;
            }
            if (range.start() >= end) {
                break;
            }
            if (range.start() > at && !padding(at, range.start())) {
                return unaccounted(at, range.start());
            }
            at = range.end();
        }
        return at < end && !padding(at, end) ? unaccounted(at, end) : null;
    }

    private static String unaccounted(long start, long end) {
        return hex(end - start) + " bytes at " + hex(start) + " are in no section";
    }

    /** Few bytes, or runs of the same ones: too little to hide anything in. Linkers and patchelf leave such. */
    private boolean padding(long start, long end) throws ElfFormatException, IOException {
        if (end - start < SLACK) {
            return true;
        }
        looked += end - start;
        if (looked > MOST_LOOKED_AT) {
            return false;
        }
        int changes = 0;
        int last = 0;
        for (long at = start; at < end && changes < MOST_CHANGES; at += window.length) {
            int length = (int) Math.min(window.length, end - at);
            image.copy(at, window, length, "padding");
            for (int i = 0; i < length; i++) {
                changes += window[i] == last ? 0 : 1;
                last = window[i];
            }
        }
        return changes < MOST_CHANGES;
    }

    /**
     * A part of the file.
     *
     * @param alone whether no other such part may share bytes with it
     * @param tables whether the ELF header describes it, not a section header
     */
    private record Range(long start, long end, String name, boolean alone, boolean tables) {}
}
