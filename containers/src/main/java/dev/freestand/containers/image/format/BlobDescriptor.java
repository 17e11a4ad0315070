package dev.freestand.containers.image.format;

import org.jspecify.annotations.Nullable;

/**
 * What a manifest says of another part of the image.
 *
 * @param mediaType in lower case, without parameters
 * @param digest of its bytes
 * @param size in bytes, not negative
 * @param platform null where none is named, or none that makes sense
 */
public record BlobDescriptor(
        String mediaType,
        OciDigest digest,
        long size,
        @Nullable Platform platform) {

    public BlobDescriptor {
        if (size < 0) {
            throw new IllegalArgumentException("a size of " + size + " bytes");
        }
    }
}
