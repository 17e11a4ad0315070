package dev.freestand.core.elf.read;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.Dynamic;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the symbol versions that a library defines (DT_VERDEF; Linux Standard Base, symbol versioning). {@link ElfReader}
 * leaves them alone: only who asks whether a library is new enough needs them. What they may take is bounded by
 * {@link ElfReader#MAX_ALLOCATION}.
 */
public final class VersionDefinitions {

    private static final int RECORD_SIZE = 20;
    private static final int NAME_SIZE = 8;
    private static final int RECORD_COST = 64;
    private static final String LIST = "the list of defined versions (DT_VERDEF)";

    private VersionDefinitions() {}

    /**
     * The names of all versions, the library's own name among them, as the loader compares them.
     *
     * @param file what was read from {@code source}
     * @return empty where the library has no versions: the loader then lets any need of it pass
     * @throws ElfFormatException if the list is damaged
     * @throws IOException if the source fails
     */
    public static Optional<Set<String>> read(ElfFile file, ByteSource source) throws ElfFormatException, IOException {
        Dynamic dynamic = file.dynamic();
        OptionalLong address = dynamic == null ? OptionalLong.empty() : dynamic.value(ElfConstants.DT_VERDEF);
        if (dynamic == null || address.isEmpty()) {
            return Optional.empty();
        }
        BoundedReader image = new BoundedReader(source, ElfReader.MAX_ALLOCATION);
        image.layout(file.header().byteOrder(), file.header().bits() == 64);
        AddressMap addresses = new AddressMap(file.header().machine(), file.segments());
        DynamicStrings strings = new DynamicStrings(image, addresses, dynamic.entries(), DynamicStrings.LONGEST_STRING);
        Set<String> names = new TreeSet<>();
        long at = addresses.offsetOf(address.getAsLong(), RECORD_SIZE, 0, LIST);
        // Links are unsigned and relative: the list only goes forward, and each of its records is paid for.
        for (boolean more = true; more; ) {
            image.require(at, RECORD_SIZE, "a defined version");
            image.charge(RECORD_COST, at, "a defined version");
            // The first name is the version's, those behind it are of versions that it stands on.
            long name = at + image.u32(at + 12, "vd_aux");
            image.require(name, NAME_SIZE, "a defined version's name");
            names.add(strings.at(image.u32(name, "vda_name"), "a version's name"));
            long next = image.u32(at + 16, "vd_next");
            more = next != 0;
            at += next;
        }
        return Optional.of(names);
    }
}
