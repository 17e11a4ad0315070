package dev.freestand.core.elf.read;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.Dynamic;
import dev.freestand.core.elf.DynamicEntry;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.Section;
import dev.freestand.core.elf.Sections;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How many symbols DT_SYMTAB has. No tag says so; the hash tables that the loader looks names up in do: DT_HASH by its
 * second number (gABI chapter 5), DT_GNU_HASH by the end of the chain that begins last. A table that hashes nothing,
 * as in a program that exports nothing, has no chain; then the section table gives it, the count that mips has, the first
 * hashed symbol where the linker states it truly (lld, mold), or the table that follows the symbols in memory.
 */
final class SymbolCount {

    private static final int GNU_HEADER = 16;
    private static final long DT_MIPS_SYMTABNO = 0x70000011L;

    /** s390x and Alpha, whose DT_HASH has numbers of 8 bytes, unlike everybody's. */
    private static final List<Integer> WIDE_HASH = List.of(22, 0x9026);

    /** Tags whose values are addresses of what linkers put near the symbols. */
    private static final Set<Long> TABLES = Set.of(
            ElfConstants.DT_HASH,
            ElfConstants.DT_STRTAB,
            7L, // DT_RELA
            17L, // DT_REL
            23L, // DT_JMPREL
            36L, // DT_RELR
            ElfConstants.DT_GNU_HASH,
            ElfConstants.DT_VERSYM,
            ElfConstants.DT_VERDEF,
            ElfConstants.DT_VERNEED);

    private final BoundedReader image;
    private final AddressMap addresses;
    private final int machine;
    private final Sections sections;

    SymbolCount(BoundedReader image, AddressMap addresses, ElfFile file) {
        this.image = image;
        this.addresses = addresses;
        this.machine = file.header().machine();
        this.sections = file.sections();
    }

    /** The count with symbol 0, or empty where nothing shows it. */
    OptionalLong of(Dynamic dynamic) throws ElfFormatException, IOException {
        OptionalLong gnu = dynamic.value(ElfConstants.DT_GNU_HASH);
        long gnuAt = gnu.isPresent() ? addresses.offsetOf(gnu.getAsLong(), GNU_HEADER, 0, "DT_GNU_HASH") : -1;
        if (gnuAt >= 0) {
            long count = gnu(gnuAt);
            if (count > 0) {
                return OptionalLong.of(count);
            }
        }
        OptionalLong old = dynamic.value(ElfConstants.DT_HASH);
        if (old.isPresent()) {
            boolean wide = image.wide() && WIDE_HASH.contains(machine);
            long at = addresses.offsetOf(old.getAsLong(), wide ? 16 : 8, 0, "DT_HASH");
            return OptionalLong.of(wide ? image.u64(at + 8, "nchain") : image.u32(at + 4, "nchain"));
        }
        OptionalLong mips = dynamic.value(DT_MIPS_SYMTABNO);
        if (machine == ElfConstants.EM_MIPS && mips.isPresent()) {
            return mips;
        }
        OptionalLong section = bySection(dynamic);
        if (section.isPresent()) {
            return section;
        }
        // GNU ld says 1 where nothing is hashed, however many symbols there are.
        long first = gnuAt < 0 ? 0 : image.u32(gnuAt + 4, "symoffset");
        return first > 1 ? OptionalLong.of(first) : byNeighbour(dynamic);
    }

    /** By the size of the section (SHT_DYNSYM) that lies where DT_SYMTAB says. */
    private OptionalLong bySection(Dynamic dynamic) {
        OptionalLong symbols = dynamic.value(ElfConstants.DT_SYMTAB);
        for (Section section : sections.all()) {
            if (section.type() == ElfConstants.SHT_DYNSYM
                    && symbols.isPresent()
                    && section.address() == symbols.getAsLong()
                    && section.size() % entrySize() == 0) {
                return OptionalLong.of(section.size() / entrySize());
            }
        }
        return OptionalLong.empty();
    }

    /** By the table that follows in memory; some alignment may stand between the two. */
    private OptionalLong byNeighbour(Dynamic dynamic) {
        OptionalLong symbols = dynamic.value(ElfConstants.DT_SYMTAB);
        if (symbols.isEmpty()) {
            return OptionalLong.empty();
        }
        long room = Long.MAX_VALUE;
        for (DynamicEntry entry : dynamic.entries()) {
            long behind = entry.value() - symbols.getAsLong();
            if (TABLES.contains(entry.tag()) && behind > 0) {
                room = Math.min(room, behind);
            }
        }
        boolean near = room / entrySize() <= image.size() / entrySize() && room % entrySize() < 8;
        return near ? OptionalLong.of(room / entrySize()) : OptionalLong.empty();
    }

    private int entrySize() {
        return image.wide() ? 24 : 16;
    }

    /** 0 where no symbol is hashed: then the number of the first hashed one means nothing (GNU ld says 1). */
    private long gnu(long at) throws ElfFormatException, IOException {
        long buckets = image.u32(at, "nbuckets");
        long first = image.u32(at + 4, "symoffset");
        long bloom = image.u32(at + 8, "bloom_size");
        long bucketAt = at + GNU_HEADER + bloom * (image.wide() ? 8 : 4);
        image.require(bucketAt, buckets * 4, "the buckets of DT_GNU_HASH");
        long last = 0;
        for (long i = 0; i < buckets; i++) {
            image.charge(1, bucketAt, "a bucket");
            last = Math.max(last, image.u32(bucketAt + 4 * i, "a bucket"));
        }
        if (last == 0 || last < first) {
            return 0;
        }
        long chain = bucketAt + 4 * buckets;
        while ((image.u32(chain + 4 * (last - first), "a chain") & 1) == 0) {
            image.charge(1, chain, "a chain");
            last++;
        }
        return last + 1;
    }
}
