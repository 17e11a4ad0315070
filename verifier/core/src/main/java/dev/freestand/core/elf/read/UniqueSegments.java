package dev.freestand.core.elf.read;

import static dev.freestand.core.elf.ElfFormatException.hex;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.Segment;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Segments that may be there once at most, and the text of PT_INTERP. */
final class UniqueSegments {

    /** PATH_MAX: the kernel refuses a longer interpreter. */
    private static final int LONGEST_PATH = 4096;

    private UniqueSegments() {}

    /** The segment of a type, or null; two of them are refused, since readers differ in which one counts. */
    static @Nullable Segment only(List<Segment> segments, long type, String name) throws ElfFormatException {
        Segment found = null;
        for (Segment segment : segments) {
            if (segment.type() != type) {
                continue;
            }
            if (found != null) {
                throw new ElfFormatException(
                        ElfFault.SEGMENT_DUPLICATE,
                        segment.offset(),
                        "there are two " + name + " segments, at " + hex(found.offset()) + " and "
                                + hex(segment.offset()));
            }
            found = segment;
        }
        if (found != null && found.fileSize() == 0) {
            throw new ElfFormatException(
                    ElfFault.CONTENTS_MISSING,
                    found.offset(),
                    name + " at " + hex(found.offset()) + " has 0x0 bytes in the file, in which other"
                            + " segments have some");
        }
        return found;
    }

    /** The path in PT_INTERP, read by file offset as the kernel does. */
    static @Nullable String interpreter(BoundedReader image, List<Segment> segments)
            throws ElfFormatException, IOException {
        Segment segment = only(segments, ElfConstants.PT_INTERP, "PT_INTERP");
        if (segment == null) {
            return null;
        }
        long start = segment.offset();
        String path = image.string(start, start + segment.fileSize(), LONGEST_PATH, "the interpreter's path");
        if (path.isEmpty()) {
            throw new ElfFormatException(
                    ElfFault.INTERPRETER_EMPTY, start, "PT_INTERP at " + hex(start) + " holds no path");
        }
        return path;
    }
}
