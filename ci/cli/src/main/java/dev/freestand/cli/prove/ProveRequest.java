package dev.freestand.cli.prove;

import dev.freestand.containers.engine.EngineChoice;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be proved, and how.
 *
 * @param inputs files, folders and addresses, as they were named
 * @param arguments what each program is run with
 * @param sha256 digest that the only input has to have, lower-case hex; null for whatever it has
 * @param environments words for environments to run in beside those that are available
 * @param output the folder that is made
 * @param engine what runs the cells
 * @param jobs cells run at the same time, at least 1
 */
public record ProveRequest(
        List<String> inputs,
        List<String> arguments,
        @Nullable String sha256,
        List<String> environments,
        Path output,
        EngineChoice engine,
        int jobs) {

    public ProveRequest {
        inputs = List.copyOf(inputs);
        arguments = List.copyOf(arguments);
        environments = List.copyOf(environments);
    }

    /** What a program is run with where nothing else is given. */
    public static List<String> usualArguments() {
        return ProofConfig.VERSION;
    }
}
