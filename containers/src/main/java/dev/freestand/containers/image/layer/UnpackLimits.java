package dev.freestand.containers.image.layer;

/**
 * How large an image may be. Counted over all its layers, uncompressed, whether or not a later layer removes things.
 *
 * @param bytes of the archives, uncompressed
 * @param entries in the archives
 */
public record UnpackLimits(long bytes, long entries) {

    /** 8 GiB and a million entries. */
    public static final UnpackLimits USUAL = new UnpackLimits(8L << 30, 1_000_000);

    public UnpackLimits {
        if (bytes <= 0 || entries <= 0) {
            throw new IllegalArgumentException("limits must be positive: " + bytes + " bytes, " + entries + " entries");
        }
    }
}
