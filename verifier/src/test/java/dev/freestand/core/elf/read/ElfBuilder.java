package dev.freestand.core.elf.read;

import dev.freestand.core.elf.DynamicEntry;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.Segment;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes tiny ELF files, sound unless changed: one PT_LOAD maps the whole file at {@link #BASE}, so an address is
 * {@code BASE} plus a file offset, and every section is loaded; {@code .rest} has what no other section has. Program
 * headers stand in the order: PT_LOAD, PT_INTERP, PT_DYNAMIC, PT_NOTE, others.
 */
public final class ElfBuilder {

    public static final long BASE = 0x400000;

    private final boolean wide;
    private final ByteOrder order;
    private final List<Segment> extra = new ArrayList<>();
    private final List<DynamicEntry> entries = new ArrayList<>();
    private final Map<String, List<String>> versions = new LinkedHashMap<>();
    private final List<String> definitions = new ArrayList<>();
    private final Map<String, byte[]> sections = new LinkedHashMap<>();
    private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();
    private final Map<Long, Integer> sectionTypes = new LinkedHashMap<>();
    private int type = ElfConstants.ET_EXEC;
    private int machine = ElfConstants.EM_X86_64;
    private int osAbi;
    private long loadFlags = ElfConstants.PF_R | ElfConstants.PF_X;
    private long noteAlignment = 4;
    private String interpreter = "";
    private byte[] code = new byte[0];
    private boolean dynamic;
    private boolean sectionTable = true;

    public ElfBuilder(int bits, ByteOrder order) {
        this.wide = bits == 64;
        this.order = order;
        strings.write(0);
    }

    /** The everyday sort: 64 bit, little endian. */
    public static ElfBuilder usual() {
        return new ElfBuilder(64, ByteOrder.LITTLE_ENDIAN);
    }

    public ElfBuilder type(int newType) {
        type = newType;
        return this;
    }

    public ElfBuilder machine(int newMachine) {
        machine = newMachine;
        return this;
    }

    /** EI_OSABI. */
    public ElfBuilder osAbi(int newOsAbi) {
        osAbi = newOsAbi;
        return this;
    }

    public ElfBuilder loadFlags(long flags) {
        loadFlags = flags;
        return this;
    }

    public ElfBuilder interpreter(String path) {
        interpreter = path;
        return this;
    }

    /** Adds an empty dynamic section where none is yet. */
    public ElfBuilder dynamic() {
        dynamic = true;
        return this;
    }

    public ElfBuilder dynamic(long tag, long value) {
        entries.add(new DynamicEntry(tag, value));
        return dynamic();
    }

    public ElfBuilder dynamicString(long tag, String value) {
        return dynamic(tag, string(value));
    }

    public ElfBuilder needed(String library) {
        return dynamicString(ElfConstants.DT_NEEDED, library);
    }

    public ElfBuilder version(String library, String... names) {
        versions.put(library, List.of(names));
        return dynamic();
    }

    /** Adds versions that the file defines (DT_VERDEF). */
    public ElfBuilder defines(String... names) {
        definitions.addAll(List.of(names));
        return dynamic();
    }

    public ElfBuilder noteAlignment(long alignment) {
        noteAlignment = alignment;
        return this;
    }

    public ElfBuilder note(String owner, int noteType, byte[] content) {
        byte[] name = (owner + "\0").getBytes(StandardCharsets.US_ASCII);
        notes.writeBytes(number(4, name.length));
        notes.writeBytes(number(4, content.length));
        notes.writeBytes(number(4, noteType));
        notes.writeBytes(name);
        pad(notes, noteAlignment);
        notes.writeBytes(content);
        pad(notes, noteAlignment);
        return this;
    }

    /** Content of a note made of 32-bit numbers in the file's byte order. */
    public byte[] numbers(long... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (long value : values) {
            bytes.writeBytes(number(4, value));
        }
        return bytes.toByteArray();
    }

    public ElfBuilder segment(Segment segment) {
        extra.add(segment);
        return this;
    }

    public ElfBuilder section(String name, int sectionType, byte[] content) {
        sectionTypes.put((long) sections.size(), sectionType);
        sections.put(name, content);
        return this;
    }

    /** Bytes of the program; its entry point is their first. */
    public ElfBuilder code(byte[] bytes) {
        code = bytes;
        return this;
    }

    public ElfBuilder withoutSectionTable() {
        sectionTable = false;
        return this;
    }

    /** Size of the ELF header. */
    public int headerSize() {
        return wide ? 64 : 52;
    }

    /** Size of a program header. */
    public int segmentSize() {
        return wide ? 56 : 32;
    }

    public byte[] build() {
        List<String> libraries = List.copyOf(versions.keySet());
        for (String library : libraries) {
            string(library);
            versions.get(library).forEach(this::string);
        }
        definitions.forEach(this::string);
        int count = 1 + (interpreter.isEmpty() ? 0 : 1) + (dynamic ? 1 : 0) + (notes.size() > 0 ? 1 : 0) + extra.size();
        Body body = new Body(headerSize() + count * segmentSize());
        long entry = BASE + body.add(code);
        List<Segment> segments = new ArrayList<>();
        if (!interpreter.isEmpty()) {
            byte[] path = (interpreter + "\0").getBytes(StandardCharsets.UTF_8);
            segments.add(segment(ElfConstants.PT_INTERP, body.add(path), path.length, 1));
        }
        if (dynamic) {
            long table = body.add(strings.toByteArray());
            List<DynamicEntry> all = new ArrayList<>(entries);
            all.add(new DynamicEntry(ElfConstants.DT_STRTAB, BASE + table));
            all.add(new DynamicEntry(ElfConstants.DT_STRSZ, strings.size()));
            if (!versions.isEmpty()) {
                all.add(new DynamicEntry(ElfConstants.DT_VERNEED, BASE + body.add(versionTable())));
                all.add(new DynamicEntry(ElfConstants.DT_VERNEEDNUM, versions.size()));
            }
            if (!definitions.isEmpty()) {
                all.add(new DynamicEntry(ElfConstants.DT_VERDEF, BASE + body.add(definitionTable())));
                all.add(new DynamicEntry(ElfConstants.DT_VERDEFNUM, definitions.size()));
            }
            all.add(new DynamicEntry(ElfConstants.DT_NULL, 0));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (DynamicEntry one : all) {
                bytes.writeBytes(word(one.tag()));
                bytes.writeBytes(word(one.value()));
            }
            segments.add(segment(ElfConstants.PT_DYNAMIC, body.add(bytes.toByteArray()), bytes.size(), 8));
        }
        if (notes.size() > 0) {
            segments.add(segment(ElfConstants.PT_NOTE, body.add(notes.toByteArray()), notes.size(), noteAlignment));
        }
        segments.addAll(extra);
        byte[] headers = sectionTable ? sectionHeaders(body, headerSize() + count * segmentSize()) : new byte[0];
        long sectionOffset = sectionTable ? body.add(headers) : 0;
        segments.add(0, new Segment(ElfConstants.PT_LOAD, loadFlags, 0, BASE, body.end(), body.end(), 0x1000));
        return assemble(body, segments, entry, sectionOffset);
    }

    private byte[] assemble(Body body, List<Segment> segments, long entry, long sectionOffset) {
        int sectionCount = sectionTable ? sections.size() + 3 : 0;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1)});
        out.write(order.equals(ByteOrder.LITTLE_ENDIAN) ? 1 : 2);
        out.writeBytes(new byte[] {1, (byte) osAbi, 0, 0, 0, 0, 0, 0, 0, 0});
        out.writeBytes(number(2, type));
        out.writeBytes(number(2, machine));
        out.writeBytes(number(4, 1));
        out.writeBytes(word(entry));
        out.writeBytes(word(headerSize()));
        out.writeBytes(word(sectionOffset));
        out.writeBytes(number(4, 0));
        out.writeBytes(number(2, headerSize()));
        out.writeBytes(number(2, segmentSize()));
        out.writeBytes(number(2, segments.size()));
        out.writeBytes(number(2, wide ? 64 : 40));
        out.writeBytes(number(2, sectionCount));
        out.writeBytes(number(2, sectionTable ? sectionCount - 2 : 0));
        segments.forEach(segment -> out.writeBytes(encode(segment)));
        out.writeBytes(body.bytes());
        return out.toByteArray();
    }

    private byte[] encode(Segment segment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(number(4, segment.type()));
        if (wide) {
            out.writeBytes(number(4, segment.flags()));
        }
        out.writeBytes(word(segment.offset()));
        out.writeBytes(word(segment.address()));
        out.writeBytes(word(segment.address()));
        out.writeBytes(word(segment.fileSize()));
        out.writeBytes(word(segment.memorySize()));
        if (!wide) {
            out.writeBytes(number(4, segment.flags()));
        }
        out.writeBytes(word(segment.alignment()));
        return out.toByteArray();
    }

    private byte[] sectionHeaders(Body body, int start) {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        ByteArrayOutputStream headers = new ByteArrayOutputStream();
        names.write(0);
        headers.writeBytes(header(0, 0, 0, 0));
        long end = body.end();
        long index = 0;
        for (Map.Entry<String, byte[]> section : sections.entrySet()) {
            long at = body.add(section.getValue());
            headers.writeBytes(header(names.size(), sectionTypes.get(index++), at, section.getValue().length));
            names.writeBytes((section.getKey() + "\0").getBytes(StandardCharsets.UTF_8));
        }
        int own = names.size();
        names.writeBytes(".shstrtab\0".getBytes(StandardCharsets.UTF_8));
        int rest = names.size();
        names.writeBytes(".rest\0".getBytes(StandardCharsets.UTF_8));
        headers.writeBytes(header(own, 3, body.add(names.toByteArray()), names.size()));
        headers.writeBytes(header(rest, 1, start, end - start));
        return headers.toByteArray();
    }

    private byte[] header(long name, long sectionType, long offset, long size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(number(4, name));
        out.writeBytes(number(4, sectionType));
        out.writeBytes(word(sectionType == 0 ? 0 : ElfConstants.SHF_ALLOC));
        out.writeBytes(word(0));
        out.writeBytes(word(offset));
        out.writeBytes(word(size));
        out.writeBytes(number(4, 0));
        out.writeBytes(number(4, 0));
        out.writeBytes(word(1));
        out.writeBytes(word(0));
        return out.toByteArray();
    }

    private byte[] versionTable() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int left = versions.size();
        for (Map.Entry<String, List<String>> library : versions.entrySet()) {
            int names = library.getValue().size();
            left--;
            out.writeBytes(number(2, 1));
            out.writeBytes(number(2, names));
            out.writeBytes(number(4, string(library.getKey())));
            out.writeBytes(number(4, 16));
            out.writeBytes(number(4, left == 0 ? 0 : 16L + 16L * names));
            for (String name : library.getValue()) {
                names--;
                out.writeBytes(number(4, 0));
                out.writeBytes(number(2, 0));
                out.writeBytes(number(2, 2));
                out.writeBytes(number(4, string(name)));
                out.writeBytes(number(4, names == 0 ? 0 : 16));
            }
        }
        return out.toByteArray();
    }

    private byte[] definitionTable() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int left = definitions.size();
        for (String name : definitions) {
            left--;
            out.writeBytes(number(2, 1));
            out.writeBytes(number(2, 0));
            out.writeBytes(number(2, definitions.size() - left));
            out.writeBytes(number(2, 1));
            out.writeBytes(number(4, 0));
            out.writeBytes(number(4, 20));
            out.writeBytes(number(4, left == 0 ? 0 : 28));
            out.writeBytes(number(4, string(name)));
            out.writeBytes(number(4, 0));
        }
        return out.toByteArray();
    }

    private static Segment segment(long segmentType, long offset, long size, long alignment) {
        return new Segment(segmentType, ElfConstants.PF_R, offset, BASE + offset, size, size, alignment);
    }

    /** Index of a string in the dynamic string table, where it is put if it is not there yet. */
    private long string(String text) {
        String table = strings.toString(StandardCharsets.ISO_8859_1);
        int at = table.indexOf("\0" + text + "\0");
        if (at >= 0) {
            return at + 1L;
        }
        long index = strings.size();
        strings.writeBytes((text + "\0").getBytes(StandardCharsets.ISO_8859_1));
        return index;
    }

    private byte[] word(long value) {
        return number(wide ? 8 : 4, value);
    }

    private byte[] number(int width, long value) {
        ByteBuffer buffer = ByteBuffer.allocate(8).order(order).putLong(value);
        int from = order.equals(ByteOrder.LITTLE_ENDIAN) ? 0 : 8 - width;
        byte[] bytes = new byte[width];
        System.arraycopy(buffer.array(), from, bytes, 0, width);
        return bytes;
    }

    private static void pad(ByteArrayOutputStream out, long alignment) {
        while (out.size() % alignment != 0) {
            out.write(0);
        }
    }

    /** What follows the program headers, each part at a multiple of 8. */
    private static final class Body {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int start;

        Body(int start) {
            this.start = start;
        }

        long add(byte[] part) {
            while (end() % 8 != 0) {
                bytes.write(0);
            }
            long at = end();
            bytes.writeBytes(part);
            return at;
        }

        long end() {
            return start + bytes.size();
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
