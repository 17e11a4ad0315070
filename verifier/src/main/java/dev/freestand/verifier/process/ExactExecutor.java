package dev.freestand.verifier.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Starts the argument vector of a request as it stands. The stock executor's command line trims the program's name and
 * turns its backslashes into slashes, which are ordinary characters of a file's name here.
 */
final class ExactExecutor extends DefaultExecutor {

    private final ProcessRequest request;

    // The builder of the superclass makes the superclass only.
    @SuppressWarnings("deprecation")
    ExactExecutor(ProcessRequest request) {
        this.request = request;
    }

    @Override
    protected Process launch(CommandLine command, Map<String, String> environment, @Nullable Path directory)
            throws IOException {
        ProcessBuilder builder = CommandPreparation.builder(request.argv(), request.directory());
        builder.environment().clear();
        builder.environment().putAll(request.environment());
        return builder.start();
    }
}
