package dev.freestand.core.layout;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.Machine;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.elf.read.ImageEnd;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.Layout.Payload;
import dev.freestand.core.linkage.FileKinds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at what lies behind the image: its format, the ELF files in it, and whether a file's own symbols were put there. */
final class PayloadReader {

    /** Most bytes looked through for ELF files. */
    private static final long MOST_LOOKED_AT = 256L << 20;

    private static final int MOST_NAMED = 4;
    private static final int CHUNK = 1 << 16;
    private static final int HEADER = 64;

    /** How a table of section names goes on that names a symbol table; an unstripped file has it. */
    private static final byte[] NAMES = ".symtab\0.".getBytes(StandardCharsets.US_ASCII);

    private final ByteSource source;
    private final List<String> holds = new ArrayList<>();
    private int unnamed;
    private boolean symbols;

    private PayloadReader(ByteSource source) {
        this.source = source;
    }

    /**
     * What was found.
     *
     * @param symbols whether it looks as if the file's own section names lay in it, those of a symbol table among them
     */
    record Found(Payload payload, boolean symbols) {}

    /** Null where nothing but padding lies behind the image. */
    static @Nullable Found read(ElfFile file, ByteSource source) throws IOException {
        long start = ImageEnd.of(file);
        PayloadReader reader = new PayloadReader(source);
        long first = reader.content(start);
        if (first >= source.size()) {
            return null;
        }
        String format = PayloadFormats.name(source, first);
        if (format != null) {
            reader.holds.add(format);
        }
        reader.look(first);
        if (reader.unnamed > 0) {
            reader.holds.add(reader.unnamed + " more ELF files");
        }
        if (source.size() - first > MOST_LOOKED_AT) {
            reader.holds.add("what is behind its first " + (MOST_LOOKED_AT >> 20) + " MiB was not looked at");
        }
        return new Found(new Payload(start, source.size() - start, reader.holds), reader.symbols);
    }

    /** Where the first byte is that is not zero. */
    private long content(long start) throws IOException {
        byte[] buffer = new byte[CHUNK];
        for (long at = start; at < source.size() && at - start < MOST_LOOKED_AT; at += CHUNK) {
            int length = source.read(at, buffer, 0, CHUNK);
            for (int i = 0; i < length; i++) {
                if (buffer[i] != 0) {
                    return at + i;
                }
            }
            if (length < CHUNK) {
                return source.size();
            }
        }
        return Math.min(source.size(), start + MOST_LOOKED_AT);
    }

    private void look(long start) throws IOException {
        byte[] buffer = new byte[CHUNK + HEADER];
        long end = Math.min(source.size(), start + MOST_LOOKED_AT);
        long at = start;
        while (at < end) {
            int length = source.read(at, buffer, 0, buffer.length);
            int last = Math.min(length, CHUNK);
            int i = 0;
            long next = at + last;
            for (; i < last; i++) {
                if (buffer[i] == 0x7f && header(buffer, i, length)) {
                    // Its own names are not looked at.
                    next = at + i + Math.max(HEADER, elf(at + i));
                    break;
                }
                symbols |= buffer[i] == '.' && names(buffer, i, length);
            }
            if (length < buffer.length && i == last) {
                return;
            }
            at = next;
        }
    }

    private static boolean names(byte[] buffer, int at, int length) {
        for (int i = 0; i < NAMES.length; i++) {
            if (at + i >= length || buffer[at + i] != NAMES[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether an ELF header begins here: magic number, class, byte order, version and its own size. */
    private static boolean header(byte[] buffer, int at, int length) {
        if (at + HEADER > length || buffer[at + 1] != 'E' || buffer[at + 2] != 'L' || buffer[at + 3] != 'F') {
            return false;
        }
        boolean wide = buffer[at + 4] == 2;
        boolean big = buffer[at + 5] == 2;
        int sizeAt = at + (wide ? 52 : 40);
        int size = (buffer[sizeAt + (big ? 1 : 0)] & 0xff) | (buffer[sizeAt + (big ? 0 : 1)] & 0xff) << 8;
        return (wide || buffer[at + 4] == 1)
                && (big || buffer[at + 5] == 1)
                && buffer[at + 6] == 1
                && size == (wide ? 64 : 52);
    }

    /** Names an ELF file in the payload, and states its length, as far as that is known. */
    private long elf(long at) throws IOException {
        if (holds.size() > MOST_NAMED) {
            unnamed++;
            return 0;
        }
        String where = " at 0x" + Long.toHexString(at);
        try {
            ElfFile inner = ElfReader.read(new SourceSlice(source, at));
            FileKind kind = FileKinds.of(inner);
            String loader = inner.interpreter() == null ? "" : ", dynamic (interpreter " + inner.interpreter() + ")";
            String name = kind == FileKind.EXECUTABLE ? "an ELF program" : "an ELF file (" + kind.label() + ")";
            holds.add(name + " for " + Machine.name(inner.header()) + where + loader);
            boolean whole = inner.sections().available() || inner.sections().absent();
            // Where its own table cannot be used, its names may lie anywhere behind it.
            return whole ? ImageEnd.of(inner) : source.size() - at;
        } catch (ElfFormatException e) {
            holds.add("a damaged ELF file" + where);
            return 0;
        }
    }
}
