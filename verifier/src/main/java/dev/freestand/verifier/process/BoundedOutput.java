package dev.freestand.verifier.process;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Keeps the first bytes up to a limit and counts on; a flood is read to its end but never held. */
final class BoundedOutput extends OutputStream {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int limit;
    private boolean overflowed;

    BoundedOutput(int limit) {
        this.limit = limit;
    }

    @Override
    public synchronized void write(int value) {
        if (kept.size() < limit) {
            kept.write(value);
        } else {
            overflowed = true;
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int room = Math.min(length, limit - kept.size());
        kept.write(bytes, offset, room);
        overflowed |= room < length;
    }

    synchronized byte[] bytes() {
        return kept.toByteArray();
    }

    synchronized boolean overflowed() {
        return overflowed;
    }
}
