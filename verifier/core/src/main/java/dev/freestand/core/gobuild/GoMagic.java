package dev.freestand.core.gobuild;

import dev.freestand.core.elf.ByteSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes that the record of a Go program's build begins with. */
final class GoMagic {

    private static final byte[] BYTES = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);

    /** Length of the magic in bytes. */
    static final int LENGTH = 14;

    private static final int ALIGNMENT = 16;
    private static final int CHUNK = 1 << 16;
    /** Most bytes of one segment that are looked through: 64 MiB. */
    private static final long MOST = 64L << 20;

    private GoMagic() {}

    /** Whether they stand at a file offset. */
    static boolean at(ByteSource source, long offset) throws IOException {
        byte[] bytes = new byte[LENGTH];
        return offset >= 0 && source.read(offset, bytes, 0, LENGTH) == LENGTH && Arrays.equals(bytes, BYTES);
    }

    /** Where they stand first in a range, at a multiple of 16 from its start; -1 where they do not. */
    static long find(ByteSource source, long start, long size) throws IOException {
        byte[] buffer = new byte[CHUNK];
        long end = start + Math.min(size, MOST);
        for (long at = start; at < end; at += CHUNK) {
            int wanted = (int) Math.min(CHUNK, end - at);
            int length = source.read(at, buffer, 0, wanted);
            for (int i = 0; i + LENGTH <= length; i += ALIGNMENT) {
                if (buffer[i] == BYTES[0] && Arrays.equals(buffer, i, i + LENGTH, BYTES, 0, LENGTH)) {
                    return at + i;
                }
            }
            if (length < wanted) {
                return -1;
            }
        }
        return -1;
    }
}
