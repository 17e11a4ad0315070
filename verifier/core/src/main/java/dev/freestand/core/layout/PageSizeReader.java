package dev.freestand.core.layout;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Segment;
import dev.freestand.core.facts.PageSizes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which page sizes the PT_LOAD segments of a file can be mapped with. A kernel maps whole pages, so that a segment's
 * file offset and address must agree modulo its page, and two segments that share a page must go together: the later
 * one's protection and bytes are what both get.
 */
final class PageSizeReader {

    private static final int KIB = 1024;
    private static final int[] PROMISED = {4, 16, 64};

    private PageSizeReader() {}

    /** Null for machines whose kernels have pages of 4 KiB only, and for a file without PT_LOAD. */
    static @Nullable PageSizes read(ElfFile file) {
        List<Integer> sizes = sizes(file.header().machine());
        List<Segment> loads = loads(file);
        if (loads.isEmpty() || sizes.equals(List.of(4))) {
            return null;
        }
        List<Integer> fits = new ArrayList<>();
        List<Integer> refuses = new ArrayList<>();
        String reason = null;
        for (int kib : sizes) {
            String why = why(loads, (long) kib * KIB);
            (why == null ? fits : refuses).add(kib * KIB);
            reason = reason == null ? why : reason;
        }
        return new PageSizes(fits, refuses, reason);
    }

    /**
     * The largest of 4, 16 and 64 KiB whose pages and all smaller ones fit, in bytes, for any machine; 0 where none does, null
     * for a file without PT_LOAD.
     */
    static @Nullable Integer largest(ElfFile file) {
        List<Segment> loads = loads(file);
        if (loads.isEmpty()) {
            return null;
        }
        int largest = 0;
        for (int kib : PROMISED) {
            if (why(loads, (long) kib * KIB) != null) {
                break;
            }
            largest = kib * KIB;
        }
        return largest;
    }

    private static List<Segment> loads(ElfFile file) {
        return file.segments(ElfConstants.PT_LOAD)
                .filter(load -> load.memorySize() != 0)
                .toList();
    }

    /** The sizes in KiB that Linux can be configured for, by e_machine. */
    private static List<Integer> sizes(int machine) {
        return switch (machine) {
            case ElfConstants.EM_AARCH64 -> List.of(4, 16, 64);
            case ElfConstants.EM_PPC64 -> List.of(4, 64);
            case 20 -> List.of(4, 16, 64); // ppc, of which the 44x has 16
            case ElfConstants.EM_MIPS -> List.of(4, 16, 64);
            case ElfConstants.EM_LOONGARCH -> List.of(4, 16, 64);
            case 50 -> List.of(4, 8, 16, 64); // ia64
            case 42 -> List.of(4, 8, 16, 64); // sh
            case 164 -> List.of(4, 16, 64, 256); // hexagon
            case 93, 195 -> List.of(4, 8, 16); // arc
            case 4 -> List.of(4, 8); // m68k, of which Sun 3 and ColdFire have 8
            case 2, 18 -> List.of(4, 8); // sparc, also run by the kernels of sparc64
            case 43, 0x9026, 92 -> List.of(8); // sparc64, alpha, or1k
            default -> List.of(4);
        };
    }

    /** Why no kernel with pages of this size can map the segments, or null. */
    private static @Nullable String why(List<Segment> loads, long page) {
        Segment last = null;
        for (Segment load : loads) {
            if (load.fileSize() != 0 && (load.address() - load.offset()) % page != 0) {
                return "the PT_LOAD segment at offset 0x" + Long.toHexString(load.offset()) + " and address 0x"
                        + Long.toHexString(load.address()) + ", aligned to 0x" + Long.toHexString(load.alignment())
                        + ", is not at the same place of a page in both";
            }
            if (last != null && share(last, load, page) && !together(last, load)) {
                return "the PT_LOAD segments at addresses 0x" + Long.toHexString(last.address()) + " and 0x"
                        + Long.toHexString(load.address())
                        + " share a page, and the later one's protection is not enough for both";
            }
            last = load;
        }
        return null;
    }

    private static boolean share(Segment first, Segment second, long page) {
        return Long.divideUnsigned(first.address() + first.memorySize() - 1, page)
                == Long.divideUnsigned(second.address(), page);
    }

    /** Whether the shared page serves both: the later mapping shows the same bytes and permits what the first needs. */
    private static boolean together(Segment first, Segment second) {
        boolean same = first.address() - first.offset() == second.address() - second.offset();
        return same && (first.flags() & ~second.flags()) == 0;
    }
}
