package dev.freestand.core.elf.read;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.ElfFormatException;
import java.io.IOException;

/**
 * Recognises a table of program headers that a tool left behind the ELF header when it moved the table elsewhere, as
 * llvm-bolt does: nobody reads it any more, and nothing else fits into it.
 */
final class MovedProgramHeaders {

    private static final int MOST = 64;
    /** PT_TLS, the last of the gABI's own types. */
    private static final long LAST_COMMON = 7;

    private MovedProgramHeaders() {}

    /** Whether a part of the file is such a table: it begins right behind the ELF header, and each entry is one. */
    static boolean are(BoundedReader image, long start, long end) throws ElfFormatException, IOException {
        boolean wide = image.wide();
        int entry = wide ? 56 : 32;
        long count = (end - start) / entry;
        if (start != (wide ? 64 : 52) || count == 0 || count > MOST || (end - start) % entry >= 16) {
            return false;
        }
        for (long i = 0; i < count; i++) {
            long at = start + i * entry;
            long type = image.u32(at, "a former program header");
            long flags = image.u32(at + (wide ? 4 : 24), "a former program header");
            long offset = image.word(at + (wide ? 8 : 4), "a former program header");
            long size = image.word(at + (wide ? 32 : 16), "a former program header");
            boolean known = type <= LAST_COMMON || (type >= 0x6474e550L && type <= 0x6474e55fL);
            boolean inside = offset >= 0 && size >= 0 && offset <= image.size() && size <= image.size() - offset;
            if (!known || flags > 7 || !inside) {
                return false;
            }
        }
        return true;
    }
}
