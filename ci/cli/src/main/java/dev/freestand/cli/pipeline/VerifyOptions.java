package dev.freestand.cli.pipeline;

import dev.freestand.containers.engine.EngineChoice;
import dev.freestand.verifier.proof.Shard;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a project is verified.
 *
 * @param engine what runs the cells
 * @param jobs cells run at the same time, at least 1
 * @param output where proof and reports go; null for {@code target/freestand} beside the configuration
 * @param shard the part of the cells that is run; null for all of them
 * @param baseline an earlier {@code proof.json} to compare with; null for none
 * @param variants names of the variants that are verified; empty for all
 * @param build whether the variants are built first, where they are not up to date
 */
public record VerifyOptions(
        EngineChoice engine,
        int jobs,
        @Nullable Path output,
        @Nullable Shard shard,
        @Nullable Path baseline,
        List<String> variants,
        boolean build) {

    public VerifyOptions {
        variants = List.copyOf(variants);
    }
}
