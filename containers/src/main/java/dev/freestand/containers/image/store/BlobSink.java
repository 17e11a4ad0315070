package dev.freestand.containers.image.store;

import dev.freestand.containers.image.format.BlobDescriptor;
import dev.freestand.containers.image.format.ImageException;
import dev.freestand.containers.image.format.OciDigest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Takes a blob's bytes into a temporary file, and counts and digests them on the way. */
public final class BlobSink {

    private final Path file;
    private final FileChannel channel;
    private final BlobDescriptor blob;
    private final MessageDigest computation = OciDigest.start();
    private long written;

    BlobSink(Path file, FileChannel channel, BlobDescriptor blob) {
        this.file = file;
        this.channel = channel;
        this.blob = blob;
    }

    /** Forgets what came so far. */
    public void restart() throws ImageException, InterruptedException {
        try {
            channel.truncate(0);
        } catch (IOException e) {
            throw StorageError.of(file, e, "blob " + blob.digest(), blob.size());
        }
        computation.reset();
        written = 0;
    }

    /**
     * Takes the next bytes.
     *
     * @throws ImageException if they are more than the blob may have: the rest is not waited for
     */
    public void write(byte[] bytes, int length) throws ImageException, InterruptedException {
        if (length > blob.size() - written) {
            throw ImageException.digestMismatch("blob " + blob.digest(), blob.size() + " bytes", "more");
        }
        computation.update(bytes, 0, length);
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw StorageError.of(file, e, "blob " + blob.digest(), blob.size() - written);
        }
        written += length;
    }

    public long written() {
        return written;
    }

    /** What came, on the disk and verified. */
    void finish() throws ImageException, InterruptedException {
        OciDigest found = OciDigest.finish(computation);
        if (written != blob.size() || !found.equals(blob.digest())) {
            throw ImageException.digestMismatch(
                    "blob", blob.digest() + " of " + blob.size() + " bytes", found + " of " + written + " bytes");
        }
        try {
            channel.force(true);
        } catch (IOException e) {
            throw StorageError.of(file, e, "blob " + blob.digest(), blob.size());
        }
    }
}
