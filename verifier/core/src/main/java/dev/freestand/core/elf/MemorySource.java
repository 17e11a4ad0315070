package dev.freestand.core.elf;

/** A source of bytes that are in memory already. */
public final class MemorySource implements ByteSource {

    private final byte[] bytes;

    public MemorySource(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public byte[] inMemory() {
        return bytes;
    }

    @Override
    public int read(long position, byte[] into, int from, int length) {
        if (position >= bytes.length) {
            return 0;
        }
        int count = Math.min(length, bytes.length - (int) position);
        System.arraycopy(bytes, (int) position, into, from, count);
        return count;
    }
}
