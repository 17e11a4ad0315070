package dev.freestand.verifier.proof;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a proof is of, and by whom and when it was made.
 *
 * @param subject the subject's name
 * @param version the subject's version; null when {@code freestand.yaml} names none
 * @param commit the source commit, with {@code -dirty-} and the first digits of the changes' SHA-256 behind it where
 *     tracked files differed; null outside a checkout
 * @param config SHA-256 of the {@code freestand.yaml} that was followed, lower-case hex
 * @param created when the proof was made, ISO-8601 in UTC
 * @param tools name and version of every tool that was asked
 */
public record ProofOrigin(
        String subject,
        @Nullable String version,
        @Nullable String commit,
        String config,
        String created,
        Map<String, String> tools) {

    public ProofOrigin {
        tools = Collections.unmodifiableMap(new TreeMap<>(tools));
    }
}
