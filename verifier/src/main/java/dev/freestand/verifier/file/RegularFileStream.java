package dev.freestand.verifier.file;

import java.io.IOException;
import java.io.InputStream;

/** Reads an open file once, up to the length that it had when it was opened. */
final class RegularFileStream extends InputStream {

    private final RegularFile file;
    private long at;

    RegularFileStream(RegularFile file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = file.read(at, into, from, (int) Math.min(length, file.size() - at));
        at += count;
        return count == 0 ? -1 : count;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, file.size() - at);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
