package dev.freestand.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names an earlier proof. */
final class BaselineOption {

    @Option(
            names = "--baseline",
            paramLabel = "PROOF",
            description = "Show what changed since that proof.json; what of it fails, policy.regressions says.")
    private @Nullable Path file;

    /** The earlier {@code proof.json}; null where none was named. */
    @Nullable
    Path file() {
        return file;
    }
}
