package dev.freestand.cli.unpack;

import dev.freestand.verifier.policy.value.ByteSize;

/**
 * How far unpacking goes. Bytes count uncompressed, whether or not they are kept.
 *
 * @param bytes most bytes in all
 * @param entries most entries
 * @param ratio how many times as large as the file its content may be; up to {@link #FREE} whatever the ratio
 */
public record ArchiveLimits(long bytes, long entries, long ratio) {

    /** So many bytes are small beside any disk. */
    static final long FREE = 64L << 20;

    /** 4 GiB, 200000 entries, and 400 times as large. */
    public static final ArchiveLimits USUAL = new ArchiveLimits(4L << 30, 200_000, 400);

    public ArchiveLimits {
        if (bytes <= 0 || entries <= 0 || ratio <= 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /** Most bytes for a file of that size. */
    long most(long size) {
        return Math.min(bytes, Math.max(FREE, Math.multiplyExact(Math.min(size, bytes), ratio)));
    }

    /** Why there is a limit for that file, as the end of a sentence. */
    String describe(long size) {
        return most(size) == bytes
                ? "the most that is unpacked"
                : "more than " + ratio + " times its own " + ByteSize.text(size);
    }
}
