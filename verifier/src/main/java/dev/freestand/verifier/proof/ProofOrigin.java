package dev.freestand.verifier.proof;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a proof is of, and by whom and when it was made; see {@link Proof} for each.
 *
 * @param subject the subject's name
 * @param version the subject's version
 * @param commit the source commit
 * @param config SHA-256 of {@code freestand.yaml}
 * @param created ISO-8601 in UTC
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
        tools = Map.copyOf(tools);
    }
}
