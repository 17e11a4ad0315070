package dev.freestand.verifier.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Keeps the first bytes up to a limit and counts on; a flood is read to its end but never held. */
final class BoundedOutput extends OutputStream {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int limit;
    private boolean overflowed;
    private boolean abandoned;

    BoundedOutput(int limit) {
        this.limit = limit;
    }

    @Override
    public synchronized void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (abandoned) {
            throw new IOException("the reader of this output has stopped");
        }
        int room = Math.min(length, limit - kept.size());
        kept.write(bytes, offset, room);
        overflowed |= room < length;
    }

    /** Ends the thread that pumps into here, in case a process that was left behind still writes. */
    synchronized void abandon() {
        abandoned = true;
    }

    synchronized byte[] bytes() {
        return kept.toByteArray();
    }

    synchronized boolean overflowed() {
        return overflowed;
    }
}
