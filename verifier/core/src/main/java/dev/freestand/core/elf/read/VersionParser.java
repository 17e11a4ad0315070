package dev.freestand.core.elf.read;

import static dev.freestand.core.elf.ElfFormatException.hex;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.Dynamic;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.VersionNeed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the symbol versions needed (DT_VERNEED): a list of libraries, each with a list of versions. Links are unsigned
 * and relative, so that a list can only go forward; the loader ends at a link of 0 and does not look at the counts, so
 * counts that differ from the lists are refused.
 */
final class VersionParser {

    private static final int RECORD_SIZE = 16;
    private static final int RECORD_COST = 64;
    private static final int WEAK = 2;
    private static final String LIST = "the list of needed versions (DT_VERNEED)";
    /** Bit 15 hides a version from the linker. */
    static final int INDEX_BITS = 0x7fff;

    private final BoundedReader image;
    private final AddressMap addresses;
    private long end;

    VersionParser(BoundedReader image, AddressMap addresses) {
        this.image = image;
        this.addresses = addresses;
    }

    List<VersionNeed> read(DynamicParser.@Nullable Found found) throws ElfFormatException, IOException {
        List<VersionNeed> needs = new ArrayList<>();
        if (found == null) {
            return needs;
        }
        Dynamic dynamic = found.dynamic();
        OptionalLong address = dynamic.value(ElfConstants.DT_VERNEED);
        if (address.isEmpty()) {
            return needs;
        }
        long start = addresses.offsetOf(address.getAsLong(), RECORD_SIZE, 0, LIST);
        long at = start;
        end = start;
        long libraries = 0;
        for (boolean more = true; more; ) {
            image.require(at, RECORD_SIZE, "a needed library's versions");
            image.charge(RECORD_COST, at, "a needed library's versions");
            end = Math.max(end, at + RECORD_SIZE);
            library(found.strings(), at, needs);
            libraries++;
            long next = image.u32(at + 12, "vn_next");
            more = next != 0;
            at += next;
        }
        OptionalLong announced = dynamic.value(ElfConstants.DT_VERNEEDNUM);
        if (announced.isPresent() && announced.getAsLong() != libraries) {
            throw inconsistent(at, "DT_VERNEEDNUM", announced.getAsLong(), libraries);
        }
        // Links go forward only, so everything read lies between the first record and the end of the last.
        addresses.offsetOf(address.getAsLong(), end - start, start, LIST);
        return needs;
    }

    private void library(DynamicStrings strings, long at, List<VersionNeed> needs)
            throws ElfFormatException, IOException {
        long announced = image.u16(at + 2, "vn_cnt");
        String library = strings.at(image.u32(at + 4, "vn_file"), "a library's name");
        long versionAt = at + image.u32(at + 8, "vn_aux");
        long versions = 0;
        for (boolean more = announced > 0; more; ) {
            image.require(versionAt, RECORD_SIZE, "a needed version");
            image.charge(RECORD_COST, versionAt, "a needed version");
            end = Math.max(end, versionAt + RECORD_SIZE);
            int flags = image.u16(versionAt + 4, "vna_flags");
            long name = image.u32(versionAt + 8, "vna_name");
            String version = strings.at(name, "a version's name");
            int index = image.u16(versionAt + 6, "vna_other") & INDEX_BITS;
            needs.add(new VersionNeed(library, version, (flags & WEAK) != 0, index));
            versions++;
            long next = image.u32(versionAt + 12, "vna_next");
            more = next != 0;
            versionAt += next;
        }
        if (versions != announced) {
            throw inconsistent(at, "vn_cnt", announced, versions);
        }
    }

    private static ElfFormatException inconsistent(long at, String field, long announced, long found) {
        return new ElfFormatException(
                ElfFault.VERSIONS_INCONSISTENT,
                at,
                field + " announces " + hex(announced) + " entries, the list near " + hex(at) + " has " + hex(found));
    }
}
