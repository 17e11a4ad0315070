package dev.freestand.core.elf.read;

import static dev.freestand.core.elf.ElfFormatException.hex;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.elf.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the program headers: 32 bytes each in a 32-bit file, 56 in a 64-bit one. What they say is checked apart. */
final class SegmentParser {

    /** PN_XNUM: the count is in sh_info of section 0, in core dumps. */
    private static final int COUNT_ELSEWHERE = 0xffff;

    private static final int RECORD_COST = 96;

    /** load_elf_phdrs() refuses a larger table. A core dump, which is not started, has a segment for each mapping. */
    private static final long LINUX_LIMIT = 65536;

    private SegmentParser() {}

    static List<Segment> read(BoundedReader image, ElfHeader header) throws ElfFormatException, IOException {
        long count = count(image, header);
        if (count == 0) {
            return List.of();
        }
        int entrySize = image.wide() ? 56 : 32;
        if (header.segmentEntrySize() != entrySize) {
            throw new ElfFormatException(
                    ElfFault.BAD_PHENTSIZE,
                    image.wide() ? 54 : 42,
                    "e_phentsize is " + hex(header.segmentEntrySize()) + ", a program header has " + hex(entrySize));
        }
        if (count * entrySize > LINUX_LIMIT && header.type() != ElfConstants.ET_CORE) {
            throw new ElfFormatException(
                    ElfFault.HEADERS_TOO_LARGE,
                    header.segmentOffset(),
                    "the program headers take " + hex(count * entrySize)
                            + " bytes, Linux starts nothing with more than " + hex(LINUX_LIMIT));
        }
        image.require(header.segmentOffset(), count * entrySize, "the table of program headers");
        List<Segment> segments = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            long at = header.segmentOffset() + i * entrySize;
            image.charge(RECORD_COST, at, "a program header");
            segments.add(image.wide() ? wide(image, at) : narrow(image, at));
        }
        return segments;
    }

    /** The segments that a loader reads must be in the file as a whole; a partial one is a truncated download. */
    static void check(BoundedReader image, ElfHeader header, List<Segment> segments) throws ElfFormatException {
        for (int i = 0; i < segments.size(); i++) {
            check(image, segments.get(i), header.segmentOffset() + (long) i * header.segmentEntrySize());
        }
    }

    private static long count(BoundedReader image, ElfHeader header) throws ElfFormatException, IOException {
        if (header.segmentCount() != COUNT_ELSEWHERE) {
            return header.segmentCount();
        }
        if (header.type() != ElfConstants.ET_CORE) {
            // Linux applies the escape in dumps only, and takes it for a table of that many.
            return COUNT_ELSEWHERE;
        }
        if (header.sectionOffset() == 0) {
            throw new ElfFormatException(
                    ElfFault.INDEX_OUT_OF_RANGE,
                    image.wide() ? 56 : 44,
                    "e_phnum is 0xffff (PN_XNUM), and there is no section 0 to hold the count");
        }
        image.require(header.sectionOffset(), image.wide() ? 64 : 40, "section 0");
        return image.u32(header.sectionOffset() + (image.wide() ? 44 : 28), "sh_info of section 0");
    }

    private static Segment wide(BoundedReader image, long at) throws ElfFormatException, IOException {
        return new Segment(
                image.u32(at, "p_type"),
                image.u32(at + 4, "p_flags"),
                image.u64(at + 8, "p_offset"),
                image.u64(at + 16, "p_vaddr"),
                image.u64(at + 32, "p_filesz"),
                image.u64(at + 40, "p_memsz"),
                image.u64(at + 48, "p_align"));
    }

    private static Segment narrow(BoundedReader image, long at) throws ElfFormatException, IOException {
        return new Segment(
                image.u32(at, "p_type"),
                image.u32(at + 24, "p_flags"),
                image.u32(at + 4, "p_offset"),
                image.u32(at + 8, "p_vaddr"),
                image.u32(at + 16, "p_filesz"),
                image.u32(at + 20, "p_memsz"),
                image.u32(at + 28, "p_align"));
    }

    private static void check(BoundedReader image, Segment segment, long at) throws ElfFormatException {
        long type = segment.type();
        boolean read =
                type == ElfConstants.PT_LOAD || type == ElfConstants.PT_DYNAMIC || type == ElfConstants.PT_INTERP;
        if (!read || segment.fileSize() == 0) {
            return;
        }
        if (segment.offset() >= image.size()) {
            throw new ElfFormatException(
                    ElfFault.TRUNCATED,
                    at,
                    "the segment at " + hex(at) + " has " + hex(segment.fileSize()) + " bytes from "
                            + hex(segment.offset()) + " on, the file ends at " + hex(image.size()));
        }
        image.require(segment.offset(), segment.fileSize(), "a segment of type " + hex(type));
        if (type == ElfConstants.PT_LOAD && Long.compareUnsigned(segment.memorySize(), segment.fileSize()) < 0) {
            throw new ElfFormatException(
                    ElfFault.SEGMENT_SIZES,
                    at,
                    "the segment at " + hex(at) + " has " + hex(segment.fileSize()) + " bytes in the file and only "
                            + hex(segment.memorySize()) + " in memory");
        }
    }
}
