package dev.freestand.core.elf.read;

import static dev.freestand.core.elf.ElfFormatException.hex;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.elf.Segment;
import java.util.List;

/**
 * The dynamic loader reads the program headers from memory, where the kernel says they are (AT_PHDR), and takes the
 * difference to PT_PHDR's address for the place of everything else. Where memory shows other headers than the file, or
 * PT_PHDR says another address than the kernel, the loader follows another PT_DYNAMIC than the one read here.
 */
final class LoaderView {

    private LoaderView() {}

    static void require(AddressMap addresses, ElfHeader header, List<Segment> segments) throws ElfFormatException {
        boolean loader = segments.stream()
                .anyMatch(segment ->
                        segment.type() == ElfConstants.PT_INTERP || segment.type() == ElfConstants.PT_DYNAMIC);
        boolean started = header.type() == ElfConstants.ET_EXEC || header.type() == ElfConstants.ET_DYN;
        List<Segment> loads = segments.stream()
                .filter(segment -> segment.type() == ElfConstants.PT_LOAD)
                .toList();
        if (!loader || !started || loads.isEmpty()) {
            return;
        }
        long table = header.segmentOffset();
        long length = (long) segments.size() * header.segmentEntrySize();
        // Linux before 5.18 counts from the first segment; since then, from the last one that holds the table.
        long address = loads.get(0).address() - loads.get(0).offset() + table;
        for (Segment load : loads) {
            boolean holds = Long.compareUnsigned(table - load.offset(), load.fileSize()) < 0;
            long here = load.address() - load.offset() + table;
            if (holds && here != address) {
                throw ambiguous(table, "begin at address " + hex(address) + " or " + hex(here));
            }
        }
        for (Segment segment : segments) {
            if (segment.type() == ElfConstants.PT_PHDR && segment.address() != address) {
                throw ambiguous(table, "begin at address " + hex(address) + ", PT_PHDR says " + hex(segment.address()));
            }
        }
        if (unseen(segments, loads, table)) {
            return;
        }
        long found = addresses.offsetOf(address, length, 0, "the table of program headers");
        if (found != table) {
            throw ambiguous(table, "are in memory those at offset " + hex(found));
        }
    }

    /** Whether nobody looks for the headers: they are not loaded, and no loader is named. Firmware is made like that. */
    private static boolean unseen(List<Segment> segments, List<Segment> loads, long table) {
        return segments.stream()
                        .noneMatch(segment ->
                                segment.type() == ElfConstants.PT_INTERP || segment.type() == ElfConstants.PT_PHDR)
                && loads.stream().noneMatch(load -> Long.compareUnsigned(table - load.offset(), load.fileSize()) < 0);
    }

    private static ElfFormatException ambiguous(long table, String how) {
        return new ElfFormatException(
                ElfFault.HEADERS_AMBIGUOUS, table, "the program headers at offset " + hex(table) + " " + how);
    }
}
