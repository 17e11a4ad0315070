package dev.freestand.containers.environment;

import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Prepares environments in the cache that come from recipes, and kernels. Both are made by the scripts in {@code recipes},
 * which the jar contains, so that whoever has Freestand can prepare them: the trees are the same as those that {@code
 * ci/setup} makes.
 */
public final class Preparation {

    /** For all trees, or all kernels, of a call: each is a download of some megabytes. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final String TREES = "prepare-environments";
    private static final String KERNELS = "prepare-kernels";
    private static final String SCRIPTS = "recipes";
    private static final List<String> FILES = List.of("build-environment", "environments", TREES, KERNELS);

    /** Where a script looks for it, beside the folder of the scripts. */
    private static final String SPECIAL = "src/main/resources/dev/freestand/containers/special.yaml";

    private final EnvironmentCache cache;
    private final ProcessRunner runner;
    private final Map<String, String> variables;

    /**
     * A preparation.
     *
     * @param variables of the user who prepares; the scripts get them, but for the cache's
     */
    public Preparation(EnvironmentCache cache, ProcessRunner runner, Map<String, String> variables) {
        this.cache = cache;
        this.runner = runner;
        Map<String, String> given = new HashMap<>(variables);
        Path parent = FileNames.absolute(cache.folder()).getParent();
        given.put("FREESTAND_CACHE", FileNames.word(parent == null ? cache.folder() : parent));
        this.variables = Map.copyOf(given);
    }

    /**
     * Prepares those of the environments that are made by recipes or boot a kernel, and are not in the cache or were
     * changed there. Others are left alone.
     *
     * @param scripts an empty folder for the scripts; the caller removes it
     * @param progress takes a line for what is about to be made, and what the scripts reported, a line each: what they made,
     *     or why they could not
     * @throws IOException if the scripts cannot be run
     */
    public void prepare(List<Environment> environments, Path scripts, Consumer<String> progress) throws IOException {
        List<String> trees = new ArrayList<>();
        List<String> kernels = new ArrayList<>();
        for (Environment environment : environments) {
            EnvironmentOverrides special = environment.special();
            Kernel kernel = special == null ? null : special.kernel();
            if (environment.recipe() == null && special == null || isPrepared(environment)) {
                continue;
            }
            if (kernel != null) {
                kernels.add(kernel.folder());
            } else if (!trees.contains(environment.treeName())) {
                trees.add(environment.treeName());
            }
        }
        if (trees.isEmpty() && kernels.isEmpty()) {
            return;
        }
        unpack(scripts);
        if (!trees.isEmpty()) {
            progress.accept("building " + String.join(", ", trees));
            run(scripts, TREES, trees).forEach(progress);
        }
        if (!kernels.isEmpty()) {
            progress.accept("downloading kernels " + String.join(", ", kernels));
            forget(kernels);
            run(scripts, KERNELS, kernels).forEach(progress);
        }
    }

    /** The script takes a kernel that has a record for the one that was fetched. */
    private void forget(List<String> kernels) throws IOException {
        for (String kernel : kernels) {
            Files.deleteIfExists(
                    EnvironmentCache.kernels(cache.folder()).resolve(kernel).resolve("kernel.json"));
        }
    }

    private boolean isPrepared(Environment environment) {
        try {
            cache.load(environment);
            return true;
        } catch (EnvironmentNotPreparedException e) {
            return false;
        }
    }

    private static void unpack(Path folder) throws IOException {
        Path scripts = Files.createDirectory(folder.resolve(SCRIPTS));
        for (String name : FILES) {
            copy("/dev/freestand/containers/" + SCRIPTS + "/" + name, scripts.resolve(name));
            Files.setPosixFilePermissions(scripts.resolve(name), PosixFilePermissions.fromString("rwx------"));
        }
        Path special = folder.resolve(SPECIAL);
        Files.createDirectories(special.getParent());
        copy("/dev/freestand/containers/special.yaml", special);
    }

    private static void copy(String resource, Path to) throws IOException {
        try (InputStream in = Preparation.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException("resource " + resource + " is missing");
            }
            Files.copy(in, to);
        }
    }

    private List<String> run(Path folder, String script, List<String> names) throws IOException {
        Map<String, String> inside = new HashMap<>(variables);
        // What a script that is killed leaves there goes with the folder.
        inside.put("TMPDIR", FileNames.word(folder));
        List<String> command = new ArrayList<>(
                List.of("sh", FileNames.word(folder.resolve(SCRIPTS).resolve(script))));
        command.addAll(names);
        ProcessResult result;
        try {
            result = runner.run(ProcessRequest.of(command)
                    .in(folder)
                    .withEnvironment(inside)
                    .withTimeout(PATIENCE));
        } catch (ProcessNotStartedException e) {
            throw new IOException("sh cannot be run: " + e.getMessage(), e);
        }
        List<String> lines = new ArrayList<>(Stream.of(result.out(), result.err())
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList());
        if (result.timedOut()) {
            lines.add(script + " did not finish within " + PATIENCE.toMinutes() + " minutes and was stopped");
        } else if (result.exitCode() != 0 && lines.isEmpty()) {
            lines.add(script + " ended with exit code " + result.exitCode() + " and printed nothing");
        }
        return lines;
    }
}
