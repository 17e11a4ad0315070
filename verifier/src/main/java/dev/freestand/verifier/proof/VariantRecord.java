package dev.freestand.verifier.proof;

import dev.freestand.core.facts.FileReport;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One variant that was proved or refused.
 *
 * @param name the variant's name
 * @param artifact the file, relative to {@code freestand.yaml}
 * @param sha256 its digest when the proof began, lower-case hex; null when it could not be read
 * @param size its length in bytes
 * @param ship whether policy asks to ship it
 * @param file everything that was found in it
 */
public record VariantRecord(
        String name, String artifact, @Nullable String sha256, long size, boolean ship, FileReport file) {

    public VariantRecord {
        Objects.requireNonNull(name);
        Objects.requireNonNull(artifact);
        Objects.requireNonNull(file);
    }
}
