package dev.freestand.core.layout;

import dev.freestand.core.elf.ByteSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names formats of payloads by the marks at their beginning and at their end. */
final class PayloadFormats {

    private static final int LAST = 1 << 16;

    /**
     * A mark.
     *
     * @param at where it stands, from the payload's beginning; -1 for anywhere near its end
     */
    private record Mark(int at, String bytes, String name) {}

    private static final List<Mark> BEGINNINGS = List.of(
            new Mark(0, "hsqs", "a squashfs file system"),
            new Mark(0, "sqsh", "a squashfs file system"),
            new Mark(0, "DWARFS", "a DwarFS file system"),
            new Mark(1024, "\u00e2\u00e1\u00f5\u00e0", "an EROFS file system"),
            new Mark(0x8001, "CD001", "an ISO 9660 file system"),
            new Mark(0, "PK\3\4", "a zip archive"),
            new Mark(0, "\u001f\u008b\b", "gzip data"),
            new Mark(0, "\u00fd7zXZ\0", "xz data"),
            new Mark(0, "(\u00b5/\u00fd", "zstd data"),
            new Mark(0, "BZh", "bzip2 data"),
            new Mark(0, "\4\"M\u0018", "lz4 data"),
            new Mark(0, "7z\u00bc\u00af'\u001c", "a 7z archive"),
            new Mark(257, "ustar", "a tar archive"),
            new Mark(0, "070701", "a cpio archive"),
            new Mark(0, "!<arch>\n", "an ar archive"),
            new Mark(0, "SQLite format 3\0", "an SQLite database"),
            new Mark(0, "\0asm", "a WebAssembly module"),
            new Mark(0, "KAY", "a Nuitka payload"),
            new Mark(0, "#!", "a script"));

    private static final List<Mark> ENDS = List.of(
            new Mark(-1, "MEI\u000c\u000b\n\u000b\u000e", "a PyInstaller archive"),
            new Mark(-1, "\n---- Bun! ----\n", "a Bun program"),
            new Mark(-1, "d3n0l4nd", "a Deno program"),
            new Mark(-1, "~Module signature appended~\n", "the signature of a kernel module"),
            new Mark(-1, "PK\5\6", "a zip archive, by the directory at its end"));

    private PayloadFormats() {}

    /** The format of what begins at an offset and goes on to the source's end, or null. */
    static @Nullable String name(ByteSource source, long start) throws IOException {
        String head = text(source, start, (int) Math.min(LAST, source.size() - start));
        for (Mark mark : BEGINNINGS) {
            if (head.startsWith(mark.bytes(), mark.at())) {
                return mark.name();
            }
        }
        long tail = Math.max(start, source.size() - LAST);
        String end = text(source, tail, (int) (source.size() - tail));
        for (Mark mark : ENDS) {
            if (end.contains(mark.bytes())) {
                return mark.name();
            }
        }
        return null;
    }

    /** Bytes as characters of the same number. */
    private static String text(ByteSource source, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        int read = source.read(at, bytes, 0, length);
        return new String(bytes, 0, read, StandardCharsets.ISO_8859_1);
    }
}
