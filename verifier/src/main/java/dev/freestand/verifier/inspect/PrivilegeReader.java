package dev.freestand.verifier.inspect;

import dev.freestand.core.facts.Privileges;
import dev.freestand.core.name.RawText;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a file grants to the user who starts it. Java reads no extended attribute but those of users, so that
 * {@code getcap} (libcap) is asked for {@code security.capability}; it reads that attribute and nothing else of the file.
 */
final class PrivilegeReader {

    private static final int SET_USER = 04000;
    private static final int SET_GROUP = 02000;
    private static final int GROUP_MAY_EXECUTE = 0010;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OUTPUT_LIMIT = 1 << 14;

    private final @Nullable ProcessRunner runner;

    /**
     * A reader.
     *
     * @param runner starts {@code getcap}; null for none, so that capabilities stay unknown
     */
    PrivilegeReader(@Nullable ProcessRunner runner) {
        this.runner = runner;
    }

    /** What a file has. Symbolic links are followed. What cannot be determined is null. */
    Privileges read(Path file) {
        try {
            Path real = file.toRealPath();
            int mode = (Integer) Files.getAttribute(real, "unix:mode");
            return new Privileges(
                    (mode & SET_USER) != 0,
                    (mode & SET_GROUP) != 0 && (mode & GROUP_MAY_EXECUTE) != 0,
                    capabilities(real));
        } catch (IOException | UnsupportedOperationException e) {
            return Privileges.UNKNOWN;
        }
    }

    private @Nullable String capabilities(Path real) {
        if (runner == null) {
            return null;
        }
        try {
            ProcessResult result = runner.run(ProcessRequest.of(List.of("getcap", FileNames.word(real)))
                    .withTimeout(TIMEOUT)
                    .withOutputLimit(OUTPUT_LIMIT));
            return result.succeeded() && result.err().isEmpty()
                    ? describe(FileNames.text(real), RawText.of(result.stdout()))
                    : null;
        } catch (ProcessNotStartedException e) {
            return null;
        }
    }

    /** Behind the name: {@code cap_net_raw=ep}, of older releases {@code = cap_net_raw+ep}. */
    private static @Nullable String describe(String name, String answer) {
        if (answer.isBlank()) {
            return Privileges.NO_CAPABILITIES;
        }
        String text = answer.startsWith(name) ? answer.substring(name.length()).strip() : "";
        text = text.startsWith("= ") ? text.substring(2) : text;
        return text.isEmpty() ? null : text;
    }
}
