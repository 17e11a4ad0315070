package dev.freestand.rcli.age;

import java.io.IOException;
import java.util.Arrays;

/** A source that is read byte by byte or by the chunk, with a look at what follows. */
final class BufferedSource {
    private static final int SIZE = 64 * 1024;
    /** What comes from a terminal or a network comes in small pieces: not one buffer for each. */
    private final byte[] buffer = new byte[SIZE];

    private final ByteInput source;
    private int at;
    private int end;

    BufferedSource(ByteInput source) {
        this.source = source;
    }

    /** The next byte, 0 to 255, which stays; -1 at the end. */
    int peek() throws IOException {
        if (at == end) {
            at = 0;
            end = source.read(buffer);
        }
        return end == 0 ? -1 : buffer[at] & 0xff;
    }

    /** The next byte, 0 to 255; -1 at the end. */
    int next() throws IOException {
        int value = peek();
        if (value >= 0) {
            at++;
        }
        return value;
    }

    /** Whether these bytes, fewer than fit into the buffer, come next; they stay. */
    boolean startsWith(byte[] start) throws IOException {
        while (end - at < start.length) {
            byte[] more = new byte[SIZE - (end - at)];
            System.arraycopy(buffer, at, buffer, 0, end - at);
            end -= at;
            at = 0;
            int size = source.read(more);
            if (size == 0) {
                return false;
            }
            System.arraycopy(more, 0, buffer, end, size);
            end += size;
        }
        for (int n = 0; n < start.length; n++) {
            if (buffer[at + n] != start[n]) {
                return false;
            }
        }
        return true;
    }

    /** Fills the array; fewer bytes than it has: the end was reached. */
    int fill(byte[] target) throws IOException {
        int size = 0;
        while (size < target.length && peek() >= 0) {
            int part = Math.min(end - at, target.length - size);
            System.arraycopy(buffer, at, target, size, part);
            at += part;
            size += part;
        }
        return size;
    }

    void wipe() {
        Arrays.fill(buffer, (byte) 0);
    }
}
