package dev.freestand.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the folder of a proof and its reports. */
final class ProofOutputOption {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder for proof and reports (default: target/freestand beside the configuration).")
    private @Nullable Path folder;

    /** Null where none was named. */
    @Nullable
    Path folder() {
        return folder;
    }
}
