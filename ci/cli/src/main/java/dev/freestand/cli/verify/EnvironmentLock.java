package dev.freestand.cli.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.freestand.cli.project.AtomicFiles;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.Project;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentNotPreparedException;
import dev.freestand.containers.environment.EnvironmentStore;
import dev.freestand.containers.environment.UnknownEnvironmentException;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.json.Mappers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * {@code freestand.lock}, beside {@code freestand.yaml}: the digest of each environment that is included. One JSON object,
 * names to {@code sha256:HEX}. Where it lies, nothing is proved in an environment that changed since; an image is taken by
 * the digest in it, whatever its tag names by now.
 */
public final class EnvironmentLock {

    private static final String FILE = "freestand.lock";
    private static final String PREFIX = "sha256:";
    private static final int LIMIT = 1 << 20;
    private static final Pattern DIGEST = Pattern.compile(PREFIX + "[0-9a-f]{64}");

    private static final JsonMapper JSON = Mappers.strict().build();

    private EnvironmentLock() {}

    /**
     * Writes down what the included environments are now.
     *
     * @return the file
     * @throws PipelineException if one of them is not prepared: a lock with a gap would lock nothing
     */
    public static Path write(Project project, EnvironmentStore store) throws PipelineException, IOException {
        StringBuilder text = new StringBuilder("{");
        String separator = "\n";
        for (Map.Entry<String, String> entry : digests(project, store).entrySet()) {
            // Names and digests hold nothing that JSON would have to escape.
            text.append(separator).append("  \"").append(entry.getKey()).append("\": \"");
            text.append(entry.getValue()).append('"');
            separator = ",\n";
        }
        Path file = project.root().resolve(FILE);
        AtomicFiles.write(file, text.append("\n}\n").toString());
        return file;
    }

    private static Map<String, String> digests(Project project, EnvironmentStore store) throws PipelineException {
        Map<String, String> digests = new TreeMap<>();
        for (Environment environment : included(project)) {
            try {
                digests.put(environment.name(), PREFIX + store.digest(environment));
            } catch (EnvironmentNotPreparedException e) {
                throw new PipelineException(ExitCode.INCONCLUSIVE, "nothing is locked: " + e.getMessage(), e);
            }
        }
        return digests;
    }

    /**
     * Compares the included environments with the lock, if there is one. One that is not prepared is left to its cells,
     * which say so.
     *
     * @throws PipelineException if one changed, or is not in the lock
     */
    static void check(Project project, EnvironmentStore store) throws PipelineException {
        Path file = project.root().resolve(FILE);
        if (!Files.exists(file)) {
            return;
        }
        Map<String, String> locked = of(project.root());
        List<String> problems = new ArrayList<>();
        for (Environment environment : included(project)) {
            try {
                String now = PREFIX + store.digest(environment);
                String then = locked.get(environment.name());
                if (then == null) {
                    problems.add(environment.name() + " is not locked");
                } else if (!then.equals(now)) {
                    problems.add(environment.name() + " changed\n    locked: " + then + "\n    found:  " + now);
                }
            } catch (EnvironmentNotPreparedException e) {
                // Nothing of it can be proved anyway: its cells are inconclusive and name the reason.
                continue;
            }
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(
                    ExitCode.FAILED,
                    "the environments are not those of " + FileNames.shown(file) + ":\n  "
                            + String.join("\n  ", problems)
                            + "\nPrepare the locked ones again, or run freestand environments lock to accept these.");
        }
    }

    /**
     * What is locked.
     *
     * @param root the folder of {@code freestand.yaml}
     * @return {@code sha256:HEX} by name; empty without a lock
     * @throws PipelineException if the lock cannot be read
     */
    public static Map<String, String> of(Path root) throws PipelineException {
        Path file = root.resolve(FILE);
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            Map<String, String> locked = JSON.readValue(RegularFile.bytes(file, LIMIT), new TypeReference<>() {});
            if (locked == null) {
                throw new PipelineException(
                        ExitCode.USAGE, FileNames.shown(file) + " is not a lock: it contains no" + " object");
            }
            for (Map.Entry<String, String> entry : locked.entrySet()) {
                if (entry.getValue() == null
                        || !DIGEST.matcher(entry.getValue()).matches()) {
                    throw new PipelineException(
                            ExitCode.USAGE,
                            FileNames.shown(file) + " is not a lock: /" + entry.getKey() + " is " + entry.getValue()
                                    + ", expected sha256: and 64 digits\nWrite it again with freestand environments"
                                    + " lock.");
                }
            }
            return locked;
        } catch (JsonProcessingException e) {
            throw new PipelineException(
                    ExitCode.USAGE, FileNames.shown(file) + " is not a lock: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new PipelineException(
                    ExitCode.USAGE, FileNames.shown(file) + " cannot be read: " + FileErrorReasons.reason(e), e);
        }
    }

    private static List<Environment> included(Project project) throws PipelineException {
        try {
            return Catalogue.bundled().select(project.config().environments());
        } catch (UnknownEnvironmentException e) {
            throw new PipelineException(ExitCode.USAGE, "freestand.yaml: " + e.getMessage(), e);
        }
    }
}
