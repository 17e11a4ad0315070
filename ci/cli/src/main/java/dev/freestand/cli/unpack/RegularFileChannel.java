package dev.freestand.cli.unpack;

import dev.freestand.verifier.file.RegularFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A regular file as a library wants it that reads at any place. */
final class RegularFileChannel implements SeekableByteChannel {

    private static final int BUFFER = 1 << 16;

    private final RegularFile file;
    private long position;
    private boolean open = true;

    RegularFileChannel(RegularFile file) {
        this.file = file;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!into.hasRemaining()) {
            return 0;
        }
        byte[] bytes = new byte[Math.min(into.remaining(), BUFFER)];
        int count = file.read(position, bytes, 0, bytes.length);
        into.put(bytes, 0, count);
        position += count;
        return count == 0 ? -1 : count;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("negative position " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open = false;
        file.close();
    }
}
