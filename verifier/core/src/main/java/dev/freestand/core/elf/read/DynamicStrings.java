package dev.freestand.core.elf.read;

import static dev.freestand.core.elf.ElfFormatException.hex;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.Dynamic;
import dev.freestand.core.elf.DynamicEntry;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFormatException;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * The string table that DT_STRTAB and DT_STRSZ describe. It is looked up once: a hostile file has a million names, and
 * a million entries to look through. No loader reads DT_STRSZ, so a name that it leaves out is read where the loader
 * reads it, and that is said; what is not in the file at that address, and surely, stays an error.
 */
final class DynamicStrings {

    /** Longest name of a library or version, in bytes. */
    static final int LONGEST_STRING = 4096;

    private final BoundedReader image;
    private final AddressMap addresses;
    private final boolean present;
    private final long address;
    private final long start;
    /** 0 where DT_STRSZ is missing, or says more than there is. */
    private final long length;

    private final String stated;
    private final int longest;
    private boolean past;

    /**
     * Finds the table; its absence is an error only when a string is asked for.
     *
     * @param longest longest name allowed, in bytes
     */
    DynamicStrings(BoundedReader image, AddressMap addresses, List<DynamicEntry> entries, int longest)
            throws ElfFormatException {
        OptionalLong table = Dynamic.lastValue(entries, ElfConstants.DT_STRTAB);
        OptionalLong size = Dynamic.lastValue(entries, ElfConstants.DT_STRSZ);
        this.image = image;
        this.addresses = addresses;
        this.longest = longest;
        this.present = table.isPresent();
        this.address = table.orElse(0);
        this.stated = size.isPresent() ? "DT_STRSZ says " + hex(size.getAsLong()) + " bytes" : "there is no DT_STRSZ";
        this.start = present ? addresses.offsetOf(address, 1, 0, "the string table (DT_STRTAB)") : 0;
        this.length = present && sound(size.orElse(0)) ? size.orElse(0) : 0;
    }

    private boolean sound(long size) {
        try {
            return addresses.offsetOf(address, size, 0, "the string table (DT_STRTAB)") == start;
        } catch (ElfFormatException e) {
            return false;
        }
    }

    String at(long index, String what) throws ElfFormatException, IOException {
        if (!present) {
            throw new ElfFormatException(
                    ElfFault.STRING_TABLE_MISSING, 0, what + " needs DT_STRTAB, which is not there");
        }
        if (Long.compareUnsigned(index, length) < 0
                && image.nul(start + index, start + length, what) < start + length) {
            return image.string(start + index, start + length, longest, what);
        }
        if (Long.compareUnsigned(index, image.size()) >= 0) {
            throw new ElfFormatException(
                    ElfFault.INDEX_OUT_OF_RANGE,
                    start,
                    what + " is at " + hex(index) + " of the string table (" + stated + "), which is not in the file");
        }
        return past(index, what);
    }

    /** What was read past the table's end, if anything was. */
    List<String> leniencies() {
        return past
                ? List.of("names past the end of the string table were read (" + stated
                        + "), since loaders do not look at DT_STRSZ")
                : List.of();
    }

    private String past(long index, String what) throws ElfFormatException, IOException {
        try {
            long at = addresses.offsetOf(address + index, 1, start, what);
            long end = image.nul(at, Math.min(image.size(), at + longest + 1), what);
            // Its end must be in the same segment's part of the file, with no other page over it.
            addresses.offsetOf(address + index, end - at + 1, start, what);
            String name = image.string(at, end + 1, longest, what);
            past = true;
            return name;
        } catch (ElfFormatException e) {
            throw e.fault() == ElfFault.STRING_TOO_LONG
                    ? e
                    : new ElfFormatException(
                            ElfFault.INDEX_OUT_OF_RANGE,
                            start,
                            what + " is at " + hex(index) + " of the string table (" + stated
                                    + "), and not in the file there: " + e.getMessage());
        }
    }
}
