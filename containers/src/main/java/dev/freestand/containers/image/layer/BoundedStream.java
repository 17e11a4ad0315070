package dev.freestand.containers.image.layer;

import dev.freestand.containers.image.format.OciDigest;
import dev.freestand.verifier.policy.value.ByteSize;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * An uncompressed archive on its way to the reader: counted, digested, and bounded. Two bounds: one for all of it, and one
 * for what may be read until the next entry is known, because the reader holds headers in memory.
 */
public final class BoundedStream extends FilterInputStream {

    /** More would have been read than the bound allows. */
    public static final class BoundException extends IOException {

        private static final long serialVersionUID = 1L;

        BoundException(String message) {
            super(message);
        }
    }

    private final MessageDigest computation = OciDigest.start();
    private final long most;
    private long count;
    private long allowed = Long.MAX_VALUE;

    /**
     * A stream over an archive.
     *
     * @param most bytes that may be read of it
     */
    public BoundedStream(InputStream archive, long most) {
        super(archive);
        this.most = most;
    }

    /** From here on so many bytes may be read, until this is called again. */
    public void allow(long bytes) {
        allowed = bytes;
    }

    /** Bytes read so far. */
    public long count() {
        return count;
    }

    /** Digest of all that was read. */
    OciDigest digest() {
        return OciDigest.finish(computation);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = in.read(bytes, offset, length);
        if (n > 0) {
            count += n;
            allowed -= n;
            computation.update(bytes, offset, n);
        }
        if (count > most) {
            throw new BoundException("more than " + ByteSize.text(most));
        }
        if (allowed < 0) {
            throw new BoundException("too many headers");
        }
        return n;
    }

    /** Read, so that what is skipped is counted and digested too. */
    @Override
    public long skip(long bytes) throws IOException {
        byte[] buffer = new byte[(int) Math.min(bytes, 1 << 16)];
        int n = bytes <= 0 ? 0 : read(buffer, 0, buffer.length);
        return Math.max(0, n);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
