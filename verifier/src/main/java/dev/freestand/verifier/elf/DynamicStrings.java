package dev.freestand.verifier.elf;

import static dev.freestand.verifier.elf.ElfFormatException.hex;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * The string table that DT_STRTAB and DT_STRSZ describe. It is looked up once: a hostile file has a million names, and
 * a million entries to look through.
 */
final class DynamicStrings {

    private static final int LONGEST_STRING = 4096;

    private final Image image;
    private final boolean present;
    private final long start;
    private final long length;

    /** Finds the table; its absence is an error only when a string is asked for. */
    DynamicStrings(Image image, AddressMap addresses, List<DynamicEntry> entries) throws ElfFormatException {
        OptionalLong table = Dynamic.lastValue(entries, ElfConstants.DT_STRTAB);
        OptionalLong size = Dynamic.lastValue(entries, ElfConstants.DT_STRSZ);
        this.image = image;
        this.present = table.isPresent() && size.isPresent();
        this.length = size.orElse(0);
        this.start = present ? addresses.offsetOf(table.getAsLong(), length, 0, "the string table (DT_STRTAB)") : 0;
        image.require(start, length, "the string table (DT_STRTAB)");
    }

    String at(long index, String what) throws ElfFormatException, IOException {
        if (!present) {
            throw new ElfFormatException(
                    ElfFault.STRING_TABLE_MISSING, 0, what + " needs DT_STRTAB and DT_STRSZ, which are not both there");
        }
        if (Long.compareUnsigned(index, length) >= 0) {
            throw new ElfFormatException(
                    ElfFault.INDEX_OUT_OF_RANGE,
                    start,
                    what + " is at " + hex(index) + " of a string table of " + hex(length) + " bytes");
        }
        return image.string(start + index, start + length, LONGEST_STRING, what);
    }
}
