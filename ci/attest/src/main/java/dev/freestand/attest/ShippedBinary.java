package dev.freestand.attest;

import java.util.Objects;

/**
 * A shipped binary that a statement is about.
 *
 * @param variant which of the proof's variants it is
 * @param name its name in the shipment
 * @param sha256 digest of its bytes, lower-case hex
 */
public record ShippedBinary(String variant, String name, String sha256) {

    public ShippedBinary {
        Objects.requireNonNull(variant);
        Objects.requireNonNull(name);
        Objects.requireNonNull(sha256);
    }
}
