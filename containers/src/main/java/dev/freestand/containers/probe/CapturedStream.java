package dev.freestand.containers.probe;

import dev.freestand.verifier.policy.Content;

/**
 * What was written to one stream or file.
 *
 * @param total bytes written
 * @param sha256 digest of all of them, lower-case hex
 * @param kept the first of them, as many as the limit allows
 */
public record CapturedStream(long total, String sha256, Content kept) {

    /** Whether both are of the same bytes, by length and digest. */
    public boolean sameAs(CapturedStream other) {
        return total == other.total && sha256.equals(other.sha256);
    }
}
