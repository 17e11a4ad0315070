package dev.freestand.core.tree;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.Endianness;
import dev.freestand.core.elf.OrderedBytes;
import dev.freestand.core.name.RawText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * glibc's {@code ld.so.cache}, read as its loader reads it ({@code elf/dl-cache.c}): the format of glibc 2.2 and newer,
 * alone or behind the one of libc5. The file may be anything: every number in it is checked, what the loader would not
 * accept is not accepted here, and the work for all searches together is bounded.
 */
final class LoaderCache {

    private static final byte[] OLD = "ld.so-1.7.0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEW = "glibc-ld.so.cache1.1".getBytes(StandardCharsets.US_ASCII);
    private static final int OLD_HEADER = 16;
    private static final int OLD_ENTRY = 12;
    private static final int NEW_HEADER = 48;
    private static final int NEW_ENTRY = 24;
    private static final int EXTENSION_MAGIC = 0xeaa42174;
    private static final int EXTENSION_SECTION = 16;
    private static final int HWCAPS_TAG = 1;
    /** An entry for a subfolder of glibc-hwcaps: bit 62, the level of its own note in bits 32 to 41, an index below. */
    private static final long EXTENSION = 1L << 62;

    private static final long LEVEL_BITS = 0x3ffL << 32;
    private static final long UPPER_BITS = 0xffffffffL << 32;
    /** Characters compared for one program; a real one takes some thousand. */
    private static final long MOST_WORK = 50_000_000;

    private final OrderedBytes bytes;
    /** Where the texts' offsets count from. */
    private final int base;

    private final int entries;
    private final int count;
    private final int width;
    private final List<String> levels;
    private long work;

    private LoaderCache(OrderedBytes bytes, int base, int entries, int count, int width, List<String> levels) {
        this.bytes = bytes;
        this.base = base;
        this.entries = entries;
        this.count = count;
        this.width = width;
        this.levels = levels;
    }

    /**
     * What was read of a file.
     *
     * @param cache null where the loader takes the file for none
     * @param problem why it does, or null
     */
    record Read(@Nullable LoaderCache cache, @Nullable String problem) {}

    /**
     * One entry for a name.
     *
     * @param path of the library
     * @param flags sort of library and machine
     * @param level subfolder of glibc-hwcaps, or null
     * @param noteLevel index of the level that its own note asks for: 0 for the plainest
     * @param hwcap bits of the older sort of processors; 0 for every processor
     */
    record Entry(String path, int flags, @Nullable String level, int noteLevel, long hwcap) {}

    /**
     * Reads a cache.
     *
     * @param order of the machine that the loader is for
     * @param alignment of its 64-bit numbers within records: 4 on i386, 8 elsewhere
     */
    static Read read(ByteSource source, Endianness order, int alignment) throws IOException {
        if (source.size() > TreeLimits.CACHE_BYTES) {
            return new Read(null, "has " + source.size() + " bytes, more than " + TreeLimits.CACHE_BYTES);
        }
        byte[] content = new byte[(int) source.size()];
        int length = source.read(0, content, 0, content.length);
        OrderedBytes bytes = new OrderedBytes(content, length, order);
        if (begins(content, length, 0, NEW)) {
            return length > NEW_HEADER ? modern(bytes, 0) : new Read(null, "ends within its header");
        }
        if (!begins(content, length, 0, OLD) || length <= OLD_HEADER) {
            return new Read(null, "does not begin as a cache does");
        }
        long libraries = bytes.u32(12);
        if ((length - OLD_HEADER) / OLD_ENTRY < libraries) {
            return new Read(null, "announces " + libraries + " entries and is too short for them");
        }
        long end = OLD_HEADER + libraries * OLD_ENTRY;
        int second = (int) ((end + alignment - 1) / alignment * alignment);
        if (length >= second + NEW_HEADER && begins(content, length, second, NEW)) {
            return modern(bytes, second);
        }
        return new Read(new LoaderCache(bytes, (int) end, OLD_HEADER, (int) libraries, OLD_ENTRY, List.of()), null);
    }

    private static Read modern(OrderedBytes bytes, int at) {
        int flags = bytes.u8(at + 28) & 3;
        int own = bytes.order() == Endianness.LITTLE ? 2 : 3;
        if (flags != 0 && flags != own) {
            return new Read(null, "is for a machine of another byte order");
        }
        long libraries = bytes.u32(at + 20);
        if ((bytes.limit() - at - NEW_HEADER) / NEW_ENTRY < libraries) {
            return new Read(null, "announces " + libraries + " entries and is too short for them");
        }
        return new Read(
                new LoaderCache(bytes, at, at + NEW_HEADER, (int) libraries, NEW_ENTRY, levels(bytes, at)), null);
    }

    /** Names of the subfolders that entries refer to by number; empty where the table is not as it has to be. */
    private static List<String> levels(OrderedBytes bytes, int base) {
        long table = base + bytes.u32(base + 32);
        List<String> levels = new ArrayList<>();
        if (table == base || table % 4 != 0 || table + 8 > bytes.limit() || bytes.i32((int) table) != EXTENSION_MAGIC) {
            return levels;
        }
        long sections = bytes.u32((int) table + 4);
        if ((bytes.limit() - table - 8) / EXTENSION_SECTION < sections) {
            return levels;
        }
        for (int i = 0; i < sections; i++) {
            int section = (int) table + 8 + i * EXTENSION_SECTION;
            long offset = base + bytes.u32(section + 8);
            long size = bytes.u32(section + 12);
            if (offset + size > bytes.limit()) {
                return new ArrayList<>();
            }
            if (bytes.i32(section) == HWCAPS_TAG && levels.isEmpty()) {
                for (long at = offset; at + 4 <= offset + size && levels.size() < TreeLimits.LEVELS; at += 4) {
                    levels.add(text(bytes, base + bytes.u32((int) at)));
                }
            }
        }
        return levels;
    }

    /** Whether the cache takes more work than any real one, so that answers may be incomplete. */
    boolean exhausted() {
        return work > MOST_WORK;
    }

    /** Entries for a name in the file's order, found as the loader finds them: by halving a sorted list. */
    List<Entry> find(String name) {
        List<Entry> found = new ArrayList<>();
        int left = 0;
        int right = count - 1;
        while (left <= right && !exhausted()) {
            int middle = (left + right) >>> 1;
            if (!inside(key(middle))) {
                return found;
            }
            int compared = compare(name, key(middle));
            if (compared == 0) {
                while (middle > 0 && inside(key(middle - 1)) && !exhausted() && compare(name, key(middle - 1)) == 0) {
                    middle--;
                }
                while (middle <= right
                        && inside(key(middle))
                        && !exhausted()
                        && compare(name, key(middle)) == 0
                        && found.size() < TreeLimits.CACHE_ENTRIES) {
                    if (inside(value(middle))) {
                        found.add(entry(middle));
                    }
                    middle++;
                }
                return found;
            }
            if (compared < 0) {
                left = middle + 1;
            } else {
                right = middle - 1;
            }
        }
        return found;
    }

    private Entry entry(int index) {
        int at = entries + index * width;
        long hwcap = width == NEW_ENTRY ? bytes.i64(at + 16) : 0;
        String path = text(bytes, value(index));
        if ((hwcap & UPPER_BITS & ~LEVEL_BITS) != EXTENSION) {
            return new Entry(path, bytes.i32(at), null, 0, hwcap);
        }
        int number = (int) hwcap;
        // A number without a name is of no known subfolder, which no loader searches.
        String level = number >= 0 && number < levels.size() ? levels.get(number) : "";
        return new Entry(path, bytes.i32(at), level, (int) ((hwcap & LEVEL_BITS) >>> 32), 0);
    }

    private long key(int index) {
        return base + bytes.u32(entries + index * width + 4);
    }

    private long value(int index) {
        return base + bytes.u32(entries + index * width + 8);
    }

    private boolean inside(long at) {
        return at < bytes.limit();
    }

    /** {@code _dl_cache_libcmp}: runs of digits compare as numbers, everything else by its bytes, which are signed. */
    private int compare(String name, long at) {
        byte[] one = RawText.bytes(name);
        int i = 0;
        long j = at;
        while (i < one.length) {
            work++;
            boolean digit = digit(one[i]);
            if (digit != digit(here(j))) {
                return digit ? 1 : -1;
            }
            if (digit) {
                int mine = 0;
                for (; i < one.length && digit(one[i]); i++) {
                    mine = mine * 10 + one[i] - '0';
                }
                int theirs = 0;
                for (; digit(here(j)); j++, work++) {
                    theirs = theirs * 10 + here(j) - '0';
                }
                if (mine != theirs) {
                    return mine < theirs ? -1 : 1;
                }
            } else if (one[i] != here(j)) {
                return one[i] - here(j);
            } else {
                i++;
                j++;
            }
        }
        return -here(j);
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** NUL behind the end, as where a file is mapped. */
    private byte here(long at) {
        return at < bytes.limit() ? (byte) bytes.u8((int) at) : 0;
    }

    private static String text(OrderedBytes bytes, long start) {
        if (start >= bytes.limit()) {
            return "";
        }
        int at = (int) start;
        while (at < bytes.limit() && bytes.u8(at) != 0 && at - start <= TreeLimits.PATH_LENGTH) {
            at++;
        }
        return RawText.of(Arrays.copyOfRange(bytes.bytes(), (int) start, at));
    }

    private static boolean begins(byte[] content, int length, int at, byte[] magic) {
        for (int i = 0; i < magic.length; i++) {
            if (at + i >= length || content[at + i] != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
