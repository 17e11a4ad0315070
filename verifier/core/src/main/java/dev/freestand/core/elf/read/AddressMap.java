package dev.freestand.core.elf.read;

import static dev.freestand.core.elf.ElfFormatException.hex;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.Segment;
import java.util.List;
import java.util.Set;

/**
 * From addresses to file offsets, by the PT_LOAD segments, as they come to lie in memory: the kernel maps whole pages,
 * in the order of the table, each over what is there. So a segment of eight bytes can put another page of the file over
 * its neighbour's bytes; an answer is given only where no such page differs from it.
 */
final class AddressMap {

    private static final long PAGE = 4096;
    private static final long LARGE_PAGE = 65536;

    /** Machines whose kernels may have pages of 64 KiB: mips, ppc, ppc64, sparc v9, sh, ia64, aarch64, loongarch. */
    private static final Set<Integer> LARGE =
            Set.of(8, 20, 21, 43, 42, 50, ElfConstants.EM_AARCH64, ElfConstants.EM_LOONGARCH);

    private final List<Segment> loads;
    private final boolean large;

    AddressMap(int machine, List<Segment> segments) {
        loads = segments.stream()
                .filter(segment -> segment.type() == ElfConstants.PT_LOAD)
                .toList();
        // A kernel can map a segment only if offset and address agree within its page.
        large = LARGE.contains(machine)
                && loads.stream().allMatch(load -> (load.address() - load.offset()) % LARGE_PAGE == 0);
    }

    /**
     * Where the bytes from an address on are in the file.
     *
     * @param length how many bytes are meant; 0 counts as 1
     * @param asked file offset of the field that holds the address, for the message
     * @throws ElfFormatException if they are in no segment's part of the file, or if the pages of several segments meet
     *     there and show different bytes
     */
    long offsetOf(long address, long length, long asked, String what) throws ElfFormatException {
        long offset = offsetOf(address, length, asked, what, PAGE);
        if (large) {
            offsetOf(address, length, asked, what, LARGE_PAGE);
        }
        return offset;
    }

    private long offsetOf(long address, long length, long asked, String what, long page) throws ElfFormatException {
        long extent = Math.max(length, 1);
        Segment over = null;
        for (int i = loads.size() - 1; i >= 0; i--) {
            Segment load = loads.get(i);
            if (!covers(load, address, extent, page)) {
                continue;
            }
            if (over != null && load.offset() - load.address() != over.offset() - over.address()) {
                throw ambiguous(address, asked, what, over);
            }
            if (load.holds(address)
                    && Long.compareUnsigned(extent, load.fileSize() - (address - load.address())) <= 0) {
                return load.offset() + (address - load.address());
            }
            if (load.holds(address) || zeroed(load, address, extent, page)) {
                throw ambiguous(address, asked, what, load);
            }
            over = load;
        }
        if (over != null && held(address)) {
            throw ambiguous(address, asked, what, over);
        }
        throw new ElfFormatException(
                ElfFault.ADDRESS_UNMAPPED,
                asked,
                what + " is said to be at address " + hex(address) + ", which no PT_LOAD segment has in the file");
    }

    private boolean held(long address) {
        return loads.stream().anyMatch(load -> load.holds(address));
    }

    /** Whether the pages of a segment meet a range; one without a byte still maps the page that it begins in. */
    private static boolean covers(Segment load, long address, long extent, long page) {
        long before = load.address() & (page - 1);
        if (Long.compareUnsigned(load.memorySize(), Long.MAX_VALUE / 2) > 0) {
            return true;
        }
        long start = load.address() - before;
        long length = (before + load.memorySize() + page - 1) & -page;
        return meet(start, length, address, extent);
    }

    /** Whether a range meets the bytes that are cleared behind those from the file. */
    private static boolean zeroed(Segment load, long address, long extent, long page) {
        if (load.memorySize() == load.fileSize()) {
            return false;
        }
        long start = load.address() + load.fileSize();
        long end = (load.address() + load.memorySize() + page - 1) & -page;
        return meet(start, end - start, address, extent);
    }

    private static boolean meet(long start, long length, long otherStart, long otherLength) {
        return Long.compareUnsigned(otherStart - start, length) < 0
                || (length != 0 && Long.compareUnsigned(start - otherStart, otherLength) < 0);
    }

    private static ElfFormatException ambiguous(long address, long asked, String what, Segment load) {
        return new ElfFormatException(
                ElfFault.ADDRESS_AMBIGUOUS,
                asked,
                what + " at address " + hex(address) + " shares pages with the PT_LOAD segment at address "
                        + hex(load.address()) + ", so that memory may show other bytes than the file");
    }
}
