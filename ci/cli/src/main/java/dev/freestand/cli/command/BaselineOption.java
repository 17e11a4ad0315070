package dev.freestand.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names an earlier proof. */
final class BaselineOption {

    static final String DESCRIPTION =
            "Show what changed since that proof.json. policy.regressions states which changes fail.";

    @Option(names = "--baseline", paramLabel = "PROOF", description = DESCRIPTION)
    private @Nullable Path file;

    /** The earlier {@code proof.json}; null where none was named. */
    @Nullable
    Path file() {
        return file;
    }
}
