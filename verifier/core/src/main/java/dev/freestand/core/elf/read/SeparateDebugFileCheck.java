package dev.freestand.core.elf.read;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.elf.Segment;
import dev.freestand.core.elf.SeparateDebugFile;
import java.io.IOException;
import java.util.List;

/** Recognises debug companions before anything in them is read, since what their headers promise is not there. */
final class SeparateDebugFileCheck {

    private static final long SHF_EXECINSTR = 4;

    private SeparateDebugFileCheck() {}

    static SeparateDebugFile of(BoundedReader image, ElfHeader header, List<Segment> segments) throws IOException {
        boolean started = header.type() == ElfConstants.ET_EXEC || header.type() == ElfConstants.ET_DYN;
        if (!started) {
            return SeparateDebugFile.NONE;
        }
        if (emptySegments(header, segments)) {
            return SeparateDebugFile.BY_SEGMENTS;
        }
        try {
            return emptySections(image, header) ? SeparateDebugFile.BY_SECTIONS : SeparateDebugFile.NONE;
        } catch (ElfFormatException e) {
            return SeparateDebugFile.NONE;
        }
    }

    /** Nothing to start or to link, nothing loaded but headers and notes, and the start is not among those. */
    private static boolean emptySegments(ElfHeader header, List<Segment> segments) {
        boolean wide = header.bits() == 64;
        long kept = header.segmentOffset() + (wide ? 56L : 32L) * segments.size();
        boolean emptied = false;
        for (Segment segment : segments) {
            if (segment.type() == ElfConstants.PT_NOTE && segment.fileSize() > 0) {
                kept = Math.max(kept, segment.offset() + segment.fileSize());
            }
        }
        for (Segment segment : segments) {
            long type = segment.type();
            boolean special = type == ElfConstants.PT_INTERP || type == ElfConstants.PT_DYNAMIC;
            if (special && segment.fileSize() != 0) {
                return false;
            }
            if (type == ElfConstants.PT_LOAD) {
                boolean headers = segment.offset() == 0 && Long.compareUnsigned(segment.fileSize(), kept) <= 0;
                if (segment.fileSize() != 0 && (!headers || starts(header, segment))) {
                    return false;
                }
                emptied |= segment.fileSize() == 0 && segment.memorySize() != 0;
            }
        }
        return emptied;
    }

    /** The segments as they are: without a byte, whatever their headers say. */
    static List<Segment> hollow(List<Segment> segments) {
        return segments.stream()
                .map(segment -> new Segment(
                        segment.type(),
                        segment.flags(),
                        segment.offset(),
                        segment.address(),
                        0,
                        segment.memorySize(),
                        segment.alignment()))
                .toList();
    }

    /** A library starts nowhere (0), where its magic number is; on x86 that is a jump that something can follow. */
    private static boolean starts(ElfHeader header, Segment segment) {
        boolean x86 = header.machine() == ElfConstants.EM_X86_64 || header.machine() == ElfConstants.EM_386;
        boolean nowhere = header.entry() == 0 && !(x86 && segment.executable());
        return segment.holds(header.entry()) && !nowhere;
    }

    /** Sections are loaded, code among them, and none but notes has a byte in the file. Allocates nothing. */
    private static boolean emptySections(BoundedReader image, ElfHeader header) throws ElfFormatException, IOException {
        boolean wide = image.wide();
        int entry = wide ? 64 : 40;
        if (header.sectionOffset() == 0 || header.sectionEntrySize() != entry) {
            return false;
        }
        boolean code = false;
        for (int i = 0; i < header.sectionCount(); i++) {
            long at = header.sectionOffset() + (long) i * entry;
            image.require(at, entry, "a section header");
            long type = image.u32(at + 4, "sh_type");
            long flags = image.word(at + 8, "sh_flags");
            if ((flags & ElfConstants.SHF_ALLOC) == 0) {
                continue;
            }
            if (type != ElfConstants.SHT_NOBITS && type != ElfConstants.SHT_NOTE) {
                return false;
            }
            code |= type == ElfConstants.SHT_NOBITS && (flags & SHF_EXECINSTR) != 0;
        }
        return code;
    }
}
