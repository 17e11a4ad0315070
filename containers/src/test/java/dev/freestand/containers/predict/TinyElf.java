package dev.freestand.containers.predict;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes x86-64 ELF files that no processor would like and every loader could search for: an interpreter, a dynamic section,
 * symbol versions. One PT_LOAD maps the whole file at address 0.
 */
final class TinyElf {

    private static final int DT_NEEDED = 1;
    private static final int DT_STRTAB = 5;
    private static final int DT_STRSZ = 10;
    private static final int DT_RUNPATH = 29;
    private static final int DT_RELR = 36;
    private static final int DT_VERDEF = 0x6ffffffc;
    private static final int DT_VERDEFNUM = 0x6ffffffd;
    private static final int DT_VERNEED = 0x6ffffffe;
    private static final int DT_VERNEEDNUM = 0x6fffffff;

    /** A version needed of a library. */
    private record Need(String library, String version, boolean weak) {}

    private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
    private final List<long[]> dynamic = new ArrayList<>();
    private final List<Need> needs = new ArrayList<>();
    private final List<String> definitions = new ArrayList<>();
    private String interpreter = "";

    private TinyElf() {
        strings.write(0);
    }

    /** A library that defines these versions. */
    static TinyElf library(String... versions) {
        TinyElf elf = new TinyElf();
        elf.definitions.addAll(List.of(versions));
        return elf;
    }

    /** A program that needs these libraries. */
    static TinyElf program(String interpreter, String... needed) {
        TinyElf elf = new TinyElf().needing(needed);
        elf.interpreter = interpreter;
        return elf;
    }

    TinyElf needing(String... libraries) {
        for (String library : libraries) {
            dynamic.add(new long[] {DT_NEEDED, string(library)});
        }
        return this;
    }

    TinyElf filter(String library) {
        dynamic.add(new long[] {0x7fffffff, string(library)});
        return this;
    }

    TinyElf runpath(String folders) {
        dynamic.add(new long[] {DT_RUNPATH, string(folders)});
        return this;
    }

    /** Packed relocations (DT_RELR). */
    TinyElf packed() {
        dynamic.add(new long[] {DT_RELR, 0});
        return this;
    }

    TinyElf version(String library, String version) {
        needs.add(new Need(library, version, false));
        return this;
    }

    TinyElf weakVersion(String library, String version) {
        needs.add(new Need(library, version, true));
        return this;
    }

    byte[] bytes() {
        ByteBuffer needed = needed();
        ByteBuffer defined = defined();
        byte[] path = interpreter.isEmpty() ? new byte[0] : (interpreter + "\0").getBytes(StandardCharsets.UTF_8);
        int count = interpreter.isEmpty() ? 2 : 3;
        int at = 64 + 56 * count;
        int pathAt = at;
        int stringsAt = pathAt + path.length;
        int neededAt = stringsAt + strings.size();
        int definedAt = neededAt + needed.capacity();
        int dynamicAt = definedAt + defined.capacity();
        List<long[]> all = new ArrayList<>(dynamic);
        all.add(new long[] {DT_STRTAB, stringsAt});
        all.add(new long[] {DT_STRSZ, strings.size()});
        if (!needs.isEmpty()) {
            all.add(new long[] {DT_VERNEED, neededAt});
            all.add(new long[] {DT_VERNEEDNUM, needs.size()});
        }
        if (!definitions.isEmpty()) {
            all.add(new long[] {DT_VERDEF, definedAt});
            all.add(new long[] {DT_VERDEFNUM, definitions.size()});
        }
        all.add(new long[] {0, 0});
        int end = dynamicAt + 16 * all.size();
        ByteBuffer out = buffer(end);
        out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        out.putShort((short) 3)
                .putShort((short) 62)
                .putInt(1)
                .putLong(at)
                .putLong(64)
                .putLong(0)
                .putInt(0);
        out.putShort((short) 64)
                .putShort((short) 56)
                .putShort((short) count)
                .putShort((short) 64)
                .putInt(0);
        if (count == 3) {
            segment(out, 3, pathAt, path.length);
        }
        segment(out, 1, 0, end);
        segment(out, 2, dynamicAt, end - dynamicAt);
        out.put(path).put(strings.toByteArray()).put(needed.array()).put(defined.array());
        all.forEach(entry -> out.putLong(entry[0]).putLong(entry[1]));
        return out.array();
    }

    private static void segment(ByteBuffer out, int type, int at, int size) {
        out.putInt(type)
                .putInt(5)
                .putLong(at)
                .putLong(at)
                .putLong(at)
                .putLong(size)
                .putLong(size);
        out.putLong(type == 1 ? 4096 : 1);
    }

    /** One Elf64_Verneed with one Elf64_Vernaux for each. */
    private ByteBuffer needed() {
        ByteBuffer out = buffer(32 * needs.size());
        for (Need need : needs) {
            out.putShort((short) 1)
                    .putShort((short) 1)
                    .putInt(string(need.library()))
                    .putInt(16);
            out.putInt(out.position() + 20 == out.capacity() ? 0 : 32);
            out.putInt(0).putShort((short) (need.weak() ? 2 : 0)).putShort((short) 2);
            out.putInt(string(need.version())).putInt(0);
        }
        return out;
    }

    /** One Elf64_Verdef with one Elf64_Verdaux for each. */
    private ByteBuffer defined() {
        ByteBuffer out = buffer(28 * definitions.size());
        for (String version : definitions) {
            out.putShort((short) 1)
                    .putShort((short) 0)
                    .putShort((short) 2)
                    .putShort((short) 1)
                    .putInt(0)
                    .putInt(20);
            out.putInt(out.position() + 12 == out.capacity() ? 0 : 28);
            out.putInt(string(version)).putInt(0);
        }
        return out;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int string(String text) {
        int at = strings.size();
        strings.writeBytes((text + "\0").getBytes(StandardCharsets.UTF_8));
        return at;
    }
}
