package dev.freestand.verifier.elf;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * How many symbols DT_SYMTAB has. No tag says so; the hash tables that the loader looks names up in do: DT_HASH by its
 * second number (gABI chapter 5), DT_GNU_HASH by the end of the chain that begins last.
 */
final class SymbolCount {

    private static final int GNU_HEADER = 16;
    /** s390x and Alpha, whose DT_HASH has numbers of 8 bytes, unlike everybody's. */
    private static final List<Integer> WIDE_HASH = List.of(22, 0x9026);

    private final Image image;
    private final AddressMap addresses;
    private final int machine;

    SymbolCount(Image image, AddressMap addresses, int machine) {
        this.image = image;
        this.addresses = addresses;
        this.machine = machine;
    }

    /** The count with symbol 0, or empty where nothing tells. */
    OptionalLong of(Dynamic dynamic) throws ElfFormatException, IOException {
        OptionalLong gnu = dynamic.value(ElfConstants.DT_GNU_HASH);
        if (gnu.isPresent()) {
            long count = gnu(addresses.offsetOf(gnu.getAsLong(), 16, 0, "DT_GNU_HASH"));
            if (count > 0) {
                return OptionalLong.of(count);
            }
        }
        OptionalLong old = dynamic.value(ElfConstants.DT_HASH);
        if (old.isPresent() && !(image.wide() && WIDE_HASH.contains(machine))) {
            long at = addresses.offsetOf(old.getAsLong(), 8, 0, "DT_HASH");
            return OptionalLong.of(image.u32(at + 4, "nchain"));
        }
        return byNeighbour(dynamic);
    }

    /** A table that hashes nothing has no end; then it is where linkers put the names, right behind the symbols. */
    private OptionalLong byNeighbour(Dynamic dynamic) {
        OptionalLong symbols = dynamic.value(ElfConstants.DT_SYMTAB);
        OptionalLong strings = dynamic.value(ElfConstants.DT_STRTAB);
        if (symbols.isEmpty() || strings.isEmpty()) {
            return OptionalLong.empty();
        }
        long room = strings.getAsLong() - symbols.getAsLong();
        int entry = image.wide() ? 24 : 16;
        // Some alignment may stand between them.
        boolean near = room > 0 && room / entry <= image.size() / entry && room % entry < 8;
        return near ? OptionalLong.of(room / entry) : OptionalLong.empty();
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
        if (last < first) {
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
