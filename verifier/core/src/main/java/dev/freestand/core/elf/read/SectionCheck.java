package dev.freestand.core.elf.read;

import static dev.freestand.core.elf.ElfFormatException.hex;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.elf.Section;
import dev.freestand.core.elf.Sections;
import dev.freestand.core.elf.Segment;
import dev.freestand.core.elf.UnaccountedRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the section table of a program or library against its segments. A program runs with any table, so that a table
 * states what its writer intended: each byte is accounted for by its file offset, once, before anything (no
 * symbols, no debug information, a small .text) is taken at its word. What is loaded and in no section contradicts
 * the table; what is not loaded and in no section is reported. What lies behind the last thing that any header
 * describes is no part of the image, and not the table's business.
 */
final class SectionCheck {

    private static final int MOST_GAPS = 64;

    private final BoundedReader image;
    private final PaddingDetector padding;
    private final List<Range> described = new ArrayList<>();
    private final List<Segment> loads;

    private SectionCheck(BoundedReader image, ElfHeader header, List<Segment> segments, List<Section> sections) {
        this.image = image;
        padding = new PaddingDetector(image);
        loads = segments.stream()
                .filter(segment -> segment.type() == ElfConstants.PT_LOAD && segment.fileSize() > 0)
                .toList();
        boolean wide = image.wide();
        described.add(new Range(0, wide ? 64 : 52, "the ELF header", false));
        described.add(new Range(
                header.segmentOffset(),
                header.segmentOffset() + (wide ? 56L : 32L) * segments.size(),
                "the program headers",
                false));
        described.add(new Range(
                header.sectionOffset(),
                header.sectionOffset() + (wide ? 64L : 40L) * sections.size(),
                "the section table",
                true));
        for (Section section : sections) {
            if (ImageEnd.inFile(section)) {
                described.add(new Range(section.offset(), section.offset() + section.size(), section.name(), true));
            }
        }
        described.sort(Comparator.comparingLong(Range::start));
    }

    /** The table with what it does not account for, or why it is not trusted. */
    static Sections judge(BoundedReader image, ElfHeader header, List<Segment> segments, List<Section> sections)
            throws ElfFormatException, IOException {
        boolean started = header.type() == ElfConstants.ET_EXEC || header.type() == ElfConstants.ET_DYN;
        if (!started) {
            return new Sections(sections, null);
        }
        SectionCheck check = new SectionCheck(image, header, segments, sections);
        String problem = check.overlap();
        problem = problem != null ? problem : check.loaded();
        problem = problem != null ? problem : SectionContents.problem(image, sections);
        if (problem != null) {
            return Sections.unavailable("the section table is not to be trusted: " + problem);
        }
        List<UnaccountedRange> gaps = check.gaps(check.all(), 0, ImageEnd.of(header, segments, sections), MOST_GAPS);
        return gaps.size() < MOST_GAPS
                ? new Sections(sections, null, false, gaps)
                : Sections.unavailable("the section table is not to be trusted: " + unaccounted(gaps.get(0))
                        + ", and so are " + (MOST_GAPS - 1) + " other parts at least");
    }

    private List<Range> all() {
        List<Range> all = new ArrayList<>(described);
        loads.forEach(load -> all.add(new Range(load.offset(), load.offset() + load.fileSize(), "a segment", false)));
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

    /**
     * What is loaded must be in sections. Whether these say so themselves (SHF_ALLOC) is no matter: Go before 1.22 and
     * others let the tables of names and symbols be loaded along with the rest.
     */
    private @Nullable String loaded() throws ElfFormatException, IOException {
        for (Segment load : loads) {
            List<UnaccountedRange> found = gaps(described, load.offset(), load.offset() + load.fileSize(), 1);
            if (!found.isEmpty()) {
                return unaccounted(found.get(0)) + " and are loaded";
            }
        }
        return null;
    }

    /** The first parts of the file from {@code start} to {@code end} that no range holds and that are no padding. */
    private List<UnaccountedRange> gaps(List<Range> sorted, long start, long end, int most)
            throws ElfFormatException, IOException {
        List<UnaccountedRange> found = new ArrayList<>();
        long at = start;
        for (Range range : sorted) {
            if (range.end() <= at) {
                continue;
            }
            if (range.start() >= end || found.size() == most) {
                break;
            }
            add(at, range.start(), found);
            at = range.end();
        }
        if (found.size() < most) {
            add(at, end, found);
        }
        return found;
    }

    private void add(long start, long end, List<UnaccountedRange> found) throws ElfFormatException, IOException {
        if (start < end && !padding.is(start, end) && !MovedProgramHeaders.are(image, start, end)) {
            found.add(new UnaccountedRange(start, end - start));
        }
    }

    private static String unaccounted(UnaccountedRange gap) {
        return hex(gap.size()) + " bytes at " + hex(gap.offset()) + " are in no section";
    }

    /**
     * A part of the file.
     *
     * @param alone whether no other such part may share bytes with it
     */
    private record Range(long start, long end, String name, boolean alone) {}
}
