package dev.freestand.cli.unpack;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * What stands before the payload of an RPM package (lead, signature, header), skipped: the payload lists its files itself.
 * The layout is that of RPM's own documentation (format v3 and v4).
 */
final class RpmHeader {

    private static final int LEAD = 96;
    private static final int MAGIC = 0x8eade801;
    private static final int ENTRY = 16;
    private static final int ALIGNMENT = 8;
    /** As rpm itself bounds them. */
    private static final int MOST_ENTRIES = 1 << 16;

    private static final int MOST_BYTES = 256 << 20;

    private RpmHeader() {}

    /** Reads on to the first byte of the payload. */
    static void skip(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        data.skipNBytes(LEAD);
        long signature = header(data);
        data.skipNBytes((ALIGNMENT - signature % ALIGNMENT) % ALIGNMENT);
        header(data);
    }

    private static long header(DataInputStream data) throws IOException {
        try {
            int magic = data.readInt();
            data.readInt();
            int entries = data.readInt();
            int bytes = data.readInt();
            if (magic != MAGIC || entries < 0 || entries > MOST_ENTRIES || bytes < 0 || bytes > MOST_BYTES) {
                throw new IOException("its header is invalid");
            }
            data.skipNBytes((long) entries * ENTRY + bytes);
            return bytes;
        } catch (EOFException e) {
            throw new IOException("it ends within its header", e);
        }
    }
}
