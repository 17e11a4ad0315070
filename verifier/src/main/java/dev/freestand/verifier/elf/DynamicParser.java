package dev.freestand.verifier.elf;

import static dev.freestand.verifier.elf.ElfFormatException.hex;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dynamic section as the loader does: from PT_DYNAMIC's address, up to DT_NULL. A file whose PT_DYNAMIC could
 * be read in two ways (its offset and its address differ, or DT_NULL is not inside) is refused, because whoever wants
 * to hide a DT_NEEDED would do just that.
 */
final class DynamicParser {

    private static final int ENTRY_COST = 48;
    private static final int LONGEST_STRING = 4096;

    private final Image image;
    private final AddressMap addresses;

    DynamicParser(Image image, AddressMap addresses) {
        this.image = image;
        this.addresses = addresses;
    }

    @Nullable
    Dynamic read(List<Segment> segments) throws ElfFormatException, IOException {
        Segment segment = SpecialSegments.only(segments, ElfConstants.PT_DYNAMIC, "PT_DYNAMIC");
        if (segment == null) {
            return null;
        }
        long start = addresses.offsetOf(segment.address(), segment.offset(), "PT_DYNAMIC");
        if (start != segment.offset()) {
            throw new ElfFormatException(
                    ElfFault.DYNAMIC_AMBIGUOUS,
                    segment.offset(),
                    "PT_DYNAMIC's offset is " + hex(segment.offset()) + ", its address leads to offset " + hex(start));
        }
        List<DynamicEntry> entries = entries(start, segment.fileSize());
        return new Dynamic(
                entries,
                strings(entries, ElfConstants.DT_NEEDED),
                last(entries, ElfConstants.DT_SONAME),
                last(entries, ElfConstants.DT_RPATH),
                last(entries, ElfConstants.DT_RUNPATH));
    }

    private List<DynamicEntry> entries(long start, long size) throws ElfFormatException, IOException {
        int width = image.wide() ? 8 : 4;
        List<DynamicEntry> entries = new ArrayList<>();
        for (long at = start; at + 2L * width <= start + size; at += 2L * width) {
            long tag = image.word(at, "d_tag");
            if (tag == ElfConstants.DT_NULL) {
                return entries;
            }
            image.charge(ENTRY_COST, at, "a dynamic entry");
            entries.add(new DynamicEntry(tag, image.word(at + width, "d_val")));
        }
        throw new ElfFormatException(
                ElfFault.DYNAMIC_UNTERMINATED,
                start,
                "the dynamic section at " + hex(start) + " has no DT_NULL in its " + hex(size) + " bytes");
    }

    private List<String> strings(List<DynamicEntry> entries, long tag) throws ElfFormatException, IOException {
        List<String> found = new ArrayList<>();
        for (DynamicEntry entry : entries) {
            if (entry.tag() == tag) {
                found.add(string(entries, entry.value(), "a name in the dynamic section"));
            }
        }
        return found;
    }

    private @Nullable String last(List<DynamicEntry> entries, long tag) throws ElfFormatException, IOException {
        OptionalLong value = Dynamic.lastValue(entries, tag);
        return value.isPresent() ? string(entries, value.getAsLong(), "a name in the dynamic section") : null;
    }

    /** A string of the table that DT_STRTAB and DT_STRSZ describe. */
    String string(List<DynamicEntry> entries, long index, String what) throws ElfFormatException, IOException {
        OptionalLong table = Dynamic.lastValue(entries, ElfConstants.DT_STRTAB);
        OptionalLong size = Dynamic.lastValue(entries, ElfConstants.DT_STRSZ);
        if (table.isEmpty() || size.isEmpty()) {
            throw new ElfFormatException(
                    ElfFault.STRING_TABLE_MISSING, 0, what + " needs DT_STRTAB and DT_STRSZ, which are not both there");
        }
        long start = addresses.offsetOf(table.getAsLong(), 0, "the string table (DT_STRTAB)");
        long length = size.getAsLong();
        image.require(start, length, "the string table (DT_STRTAB)");
        if (Long.compareUnsigned(index, length) >= 0) {
            throw new ElfFormatException(
                    ElfFault.INDEX_OUT_OF_RANGE,
                    start,
                    what + " is at " + hex(index) + " of a string table of " + hex(length) + " bytes");
        }
        return image.string(start + index, start + length, LONGEST_STRING, what);
    }
}
