package dev.freestand.core.tree;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes files as ldconfig(8) does; entries stand in the order in which they were added, which has to be descending. */
final class CacheBuilder {

    static final int X86_64 = 0x303;
    private static final int HEADER = 48;
    private static final int ENTRY = 24;

    private final ByteOrder order;
    private final List<Object[]> entries = new ArrayList<>();
    private final List<String> levels = new ArrayList<>();

    CacheBuilder(ByteOrder order) {
        this.order = order;
    }

    static CacheBuilder little() {
        return new CacheBuilder(ByteOrder.LITTLE_ENDIAN);
    }

    CacheBuilder add(String name, String path) {
        return add(name, path, X86_64, 0);
    }

    CacheBuilder add(String name, String path, int flags, long hwcap) {
        entries.add(new Object[] {name, path, flags, hwcap});
        return this;
    }

    /** An entry for a subfolder of glibc-hwcaps. */
    CacheBuilder level(String name, String path, String level, int noteLevel) {
        if (!levels.contains(level)) {
            levels.add(level);
        }
        return add(name, path, X86_64, 1L << 62 | (long) noteLevel << 32 | levels.indexOf(level));
    }

    /** The format of glibc 2.32 and newer. */
    byte[] build() {
        ByteArrayOutputStream strings = new ByteArrayOutputStream();
        int texts = HEADER + ENTRY * entries.size();
        ByteBuffer head = ByteBuffer.allocate(texts).order(order);
        head.put("glibc-ld.so.cache1.1".getBytes(StandardCharsets.US_ASCII)).putInt(entries.size());
        head.position(HEADER);
        for (Object[] entry : entries) {
            head.putInt((Integer) entry[2]);
            head.putInt(texts + text(strings, (String) entry[0]));
            head.putInt(texts + text(strings, (String) entry[1]));
            head.putInt(0).putLong((Long) entry[3]);
        }
        int[] names =
                levels.stream().mapToInt(level -> texts + text(strings, level)).toArray();
        while (strings.size() % 4 != 0) {
            strings.write(0);
        }
        int table = texts + strings.size();
        head.putInt(24, strings.size());
        head.put(28, (byte) (order.equals(ByteOrder.LITTLE_ENDIAN) ? 2 : 3));
        ByteBuffer tail = ByteBuffer.allocate(names.length == 0 ? 0 : 24 + 4 * names.length)
                .order(order);
        if (names.length > 0) {
            head.putInt(32, table);
            tail.putInt(0xeaa42174).putInt(1);
            tail.putInt(1).putInt(0).putInt(table + 24).putInt(4 * names.length);
            for (int name : names) {
                tail.putInt(name);
            }
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.array());
        all.writeBytes(strings.toByteArray());
        all.writeBytes(tail.array());
        return all.toByteArray();
    }

    /** The format of libc5, with or without the newer one behind it, as up to glibc 2.31. */
    byte[] old(boolean both) {
        ByteBuffer head = ByteBuffer.allocate(16 + 12 * entries.size()).order(order);
        head.put("ld.so-1.7.0".getBytes(StandardCharsets.US_ASCII)).position(12);
        head.putInt(entries.size());
        ByteArrayOutputStream strings = new ByteArrayOutputStream();
        for (Object[] entry : entries) {
            head.putInt((Integer) entry[2]);
            head.putInt(text(strings, (String) entry[0])).putInt(text(strings, (String) entry[1]));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.array());
        if (both) {
            while (all.size() % 8 != 0) {
                all.write(0);
            }
            all.writeBytes(build());
        } else {
            all.writeBytes(strings.toByteArray());
        }
        return all.toByteArray();
    }

    private static int text(ByteArrayOutputStream strings, String text) {
        int at = strings.size();
        strings.writeBytes((text + "\0").getBytes(StandardCharsets.UTF_8));
        return at;
    }
}
