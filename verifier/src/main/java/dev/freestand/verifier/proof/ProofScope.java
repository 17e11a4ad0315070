package dev.freestand.verifier.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of a subject a proof covers.
 *
 * @param folder the folder of {@code freestand.yaml}, from the root of its repository, with {@code /} between names; empty
 *     where it is that root, or where there is no repository
 * @param leftOut variants of {@code freestand.yaml} that were left out on purpose ({@code --variant}): nothing is proved
 *     of them, and nothing is shipped by such a proof; empty where all were proved
 * @param shard which part of the cells it has; null for all of them
 */
public record ProofScope(
        String folder, List<String> leftOut, @Nullable Shard shard) {

    public ProofScope {
        leftOut = List.copyOf(leftOut);
    }
}
