package dev.freestand.core.elf.read;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.elf.Section;
import dev.freestand.core.elf.Segment;
import java.util.List;

/** Where that part of a file ends that its headers describe. Loaders, linkers and debuggers look at nothing behind it. */
public final class ImageEnd {

    private ImageEnd() {}

    /** The offset behind the last byte that a header, a loaded segment or a section has. */
    public static long of(ElfFile file) {
        return of(file.header(), file.segments(), file.sections().all());
    }

    static long of(ElfHeader header, List<Segment> segments, List<Section> sections) {
        boolean wide = header.bits() == 64;
        long end = wide ? 64 : 52;
        if (!segments.isEmpty()) {
            end = Math.max(end, header.segmentOffset() + (wide ? 56L : 32L) * segments.size());
        }
        if (!sections.isEmpty()) {
            end = Math.max(end, header.sectionOffset() + (wide ? 64L : 40L) * sections.size());
        }
        for (Segment segment : segments) {
            if (segment.type() == ElfConstants.PT_LOAD && segment.fileSize() > 0) {
                end = Math.max(end, segment.offset() + segment.fileSize());
            }
        }
        for (Section section : sections) {
            if (inFile(section)) {
                end = Math.max(end, section.offset() + section.size());
            }
        }
        return end;
    }

    /** Whether a section has bytes in the file. */
    static boolean inFile(Section section) {
        return section.type() != ElfConstants.SHT_NULL
                && section.type() != ElfConstants.SHT_NOBITS
                && section.size() > 0;
    }
}
