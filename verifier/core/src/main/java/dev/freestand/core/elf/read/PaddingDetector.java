package dev.freestand.core.elf.read;

import static dev.freestand.core.elf.ElfFormatException.hex;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFormatException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Tells padding from content. Padding is short, or repeats the same four bytes: zeros, and the trap instructions that
 * lld fills pages with. A linker that aligns segments to 2 MiB leaves megabytes of it, so that it is compared by large
 * blocks, and only what all of a file's padding may take is bounded.
 */
final class PaddingDetector {

    /** Bytes between two parts that alignment explains, whatever they hold: compilers pad code with various nops. */
    private static final long SHORT = 64;

    /** Most bytes looked through in one file; takes a part of a second. */
    static final long MOST_LOOKED_AT = 1L << 30;

    /** How many bytes of padding may differ from those four places before them. */
    private static final int MOST_CHANGES = 64;

    private static final int PERIOD = 4;
    private static final int WINDOW = 1 << 16;

    private final BoundedReader image;
    private long looked;

    PaddingDetector(BoundedReader image) {
        this.image = image;
    }

    /**
     * Whether a part of the file is padding.
     *
     * @throws ElfFormatException if more was to be looked through than {@link #MOST_LOOKED_AT}
     */
    boolean is(long start, long end) throws ElfFormatException, IOException {
        if (end - start < SHORT) {
            return true;
        }
        looked += end - start;
        if (looked > MOST_LOOKED_AT) {
            throw new ElfFormatException(
                    ElfFault.TOO_LARGE,
                    start,
                    "the parts between sections up to " + hex(end) + " have more than " + hex(MOST_LOOKED_AT)
                            + " bytes, and were not looked through");
        }
        byte[] window = new byte[(int) Math.min(WINDOW, end - start)];
        byte[] expected = new byte[window.length];
        int changes = 0;
        for (long at = start; at < end; at += window.length) {
            int length = (int) Math.min(window.length, end - at);
            image.copyPast(at, window, length, "padding");
            if (length == window.length && Arrays.equals(window, expected)) {
                continue;
            }
            for (int i = 0; i < length; i++) {
                byte before = i < PERIOD ? expected[i] : window[i - PERIOD];
                if (window[i] != before && ++changes >= MOST_CHANGES) {
                    return false;
                }
            }
            if (length == window.length) {
                repeat(window, expected);
            }
        }
        return true;
    }

    /** What the next window holds if it goes on like this one, which is a multiple of four bytes long where one follows. */
    private static void repeat(byte[] window, byte[] expected) {
        for (int i = 0; i < expected.length; i++) {
            expected[i] = window[window.length - PERIOD + i % PERIOD];
        }
    }
}
