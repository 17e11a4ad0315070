package dev.freestand.containers.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * System calls that end with ENOSYS in a cell, as on a kernel that does not have them. Empty: every call goes to the kernel.
 *
 * @param x86 by their numbers on x86-64, those of x32 among them; in order, at most {@value #MOST} ranges
 * @param i386 likewise on i386
 */
public record MissingSystemCalls(List<Range> x86, List<Range> i386) {

    /** No system call is missing. */
    public static final MissingSystemCalls NONE = new MissingSystemCalls(List.of(), List.of());

    /** Most ranges that the probe takes for one architecture. */
    private static final int MOST = 64;
    /** A number of a call has 32 bits. */
    private static final long HIGHEST = 0xffff_ffffL;

    /** Numbers from the first to the last. */
    public record Range(long first, long last) {
        public Range {
            if (first < 0 || last < first || last > HIGHEST) {
                throw new IllegalArgumentException(first + " to " + last + " are not system call numbers");
            }
        }
    }

    public MissingSystemCalls {
        x86 = List.copyOf(x86);
        i386 = List.copyOf(i386);
        if (x86.size() > MOST || i386.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " ranges of system calls");
        }
    }

    /** All calls but these. */
    public static MissingSystemCalls allBut(SortedSet<Integer> x86, SortedSet<Integer> i386) {
        return new MissingSystemCalls(between(x86), between(i386));
    }

    private static List<Range> between(SortedSet<Integer> present) {
        List<Range> ranges = new ArrayList<>();
        long next = 0;
        for (int number : present) {
            if (number > next) {
                ranges.add(new Range(next, number - 1L));
            }
            next = number + 1L;
        }
        ranges.add(new Range(next, HIGHEST));
        return ranges;
    }
}
