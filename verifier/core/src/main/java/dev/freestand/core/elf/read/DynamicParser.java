package dev.freestand.core.elf.read;

import static dev.freestand.core.elf.ElfFormatException.hex;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.Dynamic;
import dev.freestand.core.elf.DynamicEntry;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dynamic section as the loader does: from PT_DYNAMIC's address, up to DT_NULL. A file whose PT_DYNAMIC could
 * be read in two ways (its offset and its address differ, or DT_NULL is not inside) is refused, because whoever intends
 * to hide a DT_NEEDED would do just that.
 */
final class DynamicParser {

    private static final int ENTRY_COST = 48;

    private final BoundedReader image;
    private final AddressMap addresses;

    DynamicParser(BoundedReader image, AddressMap addresses) {
        this.image = image;
        this.addresses = addresses;
    }

    @Nullable
    Found read(List<Segment> segments) throws ElfFormatException, IOException {
        Segment segment = UniqueSegments.only(segments, ElfConstants.PT_DYNAMIC, "PT_DYNAMIC");
        if (segment == null) {
            return null;
        }
        long start = addresses.offsetOf(segment.address(), segment.fileSize(), segment.offset(), "PT_DYNAMIC");
        if (start != segment.offset()) {
            throw new ElfFormatException(
                    ElfFault.DYNAMIC_AMBIGUOUS,
                    segment.offset(),
                    "PT_DYNAMIC's offset is " + hex(segment.offset()) + ", its address leads to offset " + hex(start));
        }
        List<DynamicEntry> entries = entries(start, segment.fileSize());
        DynamicStrings strings = new DynamicStrings(image, addresses, entries, DynamicStrings.LONGEST_STRING);
        List<String> needed = new ArrayList<>();
        List<Dynamic.Filter> filters = new ArrayList<>();
        for (DynamicEntry entry : entries) {
            if (entry.tag() == ElfConstants.DT_NEEDED) {
                needed.add(strings.at(entry.value(), "the name of a needed library"));
            } else if (entry.tag() == ElfConstants.DT_FILTER || entry.tag() == ElfConstants.DT_AUXILIARY) {
                String name = strings.at(entry.value(), "the name of a filtered library");
                filters.add(new Dynamic.Filter(entry.tag() == ElfConstants.DT_AUXILIARY, name));
            }
        }
        Dynamic dynamic = new Dynamic(
                entries,
                needed,
                last(entries, strings, ElfConstants.DT_SONAME),
                last(entries, strings, ElfConstants.DT_RPATH),
                last(entries, strings, ElfConstants.DT_RUNPATH),
                filters);
        return new Found(dynamic, strings);
    }

    /** The section with the string table that symbol versions are named in. */
    record Found(Dynamic dynamic, DynamicStrings strings) {}

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

    private static @Nullable String last(List<DynamicEntry> entries, DynamicStrings strings, long tag)
            throws ElfFormatException, IOException {
        OptionalLong value = Dynamic.lastValue(entries, tag);
        return value.isPresent() ? strings.at(value.getAsLong(), "a name in the dynamic section") : null;
    }
}
