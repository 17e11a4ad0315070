package dev.freestand.verifier.witness;

import dev.freestand.core.facts.ToolAnswer;
import dev.freestand.core.facts.ToolStatement;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs tools under limits, and remembers their versions and the sandbox for the length of a run. */
final class ToolRunner {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OUTPUT_LIMIT = 256 << 10;

    private final ProcessRunner runner;
    private final Map<List<String>, Banner> banners = new ConcurrentHashMap<>();
    private final Map<String, Confinement> confinements = new ConcurrentHashMap<>();
    private @Nullable Optional<Confinement> aroundLoader;

    ToolRunner(ProcessRunner runner) {
        this.runner = runner;
    }

    /**
     * What a tool says about itself; empty if it could not be started. The tool is trusted with that, so that it is not
     * confined and its absence is distinguished from the sandbox's failure.
     */
    Optional<String> banner(List<String> argv) {
        return banners.computeIfAbsent(argv, Banner::new).text();
    }

    /** First group of the pattern in a banner, or null. */
    static @Nullable String version(String banner, Pattern pattern) {
        Matcher matcher = pattern.matcher(banner);
        return matcher.find() ? matcher.group(1) : null;
    }

    /**
     * Asks a tool about a file, confined as far as the host allows.
     *
     * @param argv the tool and its options; the file's name comes behind them
     */
    ToolOutput ask(Path file, List<String> argv, @Nullable String version) throws ProcessNotStartedException {
        Confinement around = confinements.computeIfAbsent(argv.get(0), tool -> Confinement.around(tool, this::works));
        return ask(around, file, argv, version);
    }

    /**
     * What a tool with the option {@code --version} states about a file; where the tool is missing, that it is.
     *
     * @param argv the tool and its options; the file's name comes behind them
     * @param version has the version in its first group
     * @param packageName the package that the tool belongs to
     * @param reading makes a statement of the tool's output
     */
    ToolStatement statement(
            Path file,
            List<String> argv,
            Pattern version,
            String packageName,
            Function<ToolOutput, ToolStatement> reading) {
        String tool = argv.get(0);
        Optional<String> banner = banner(List.of(tool, "--version"));
        if (banner.isEmpty()) {
            return new ToolStatement(
                    tool,
                    null,
                    ToolAnswer.ABSENT,
                    "there is no " + tool + "(1) on this host: install the package " + packageName);
        }
        try {
            return reading.apply(ask(file, argv, version(banner.get(), version)));
        } catch (ProcessNotStartedException e) {
            return new ToolStatement(tool, null, ToolAnswer.ABSENT, String.valueOf(e.getMessage()));
        }
    }

    /** Asks a tool that may run a loader on the file, or does not where that cannot be confined: then empty. */
    Optional<ToolOutput> askLoader(Path file, List<String> argv, @Nullable String version)
            throws ProcessNotStartedException {
        Optional<Confinement> around = aroundLoader();
        return around.isEmpty() ? Optional.empty() : Optional.of(ask(around.get(), file, argv, version));
    }

    private ToolOutput ask(Confinement around, Path file, List<String> argv, @Nullable String version)
            throws ProcessNotStartedException {
        List<String> whole = new ArrayList<>(around.prefix(file));
        whole.addAll(argv);
        whole.add(around.name(file));
        return new ToolOutput(version, "[" + around.words() + "]", run(whole));
    }

    private synchronized Optional<Confinement> aroundLoader() {
        Optional<Confinement> known = aroundLoader;
        if (known == null) {
            known = Confinement.aroundLoader(this::works);
            aroundLoader = known;
        }
        return known;
    }

    private boolean works(List<String> argv) {
        try {
            return run(argv).succeeded();
        } catch (ProcessNotStartedException e) {
            return false;
        }
    }

    private ProcessResult run(List<String> argv) throws ProcessNotStartedException {
        return runner.run(ProcessRequest.of(argv)
                .withStdin(Confinement.stdin(argv))
                .withTimeout(TIMEOUT)
                .withOutputLimit(OUTPUT_LIMIT));
    }

    /** One tool's, asked for by the first caller; others wait. Within the map it would hold up other tools too. */
    private final class Banner {

        private final List<String> argv;
        private @Nullable Optional<String> text;

        Banner(List<String> argv) {
            this.argv = argv;
        }

        synchronized Optional<String> text() {
            Optional<String> known = text;
            if (known == null) {
                known = ask();
                text = known;
            }
            return known;
        }

        private Optional<String> ask() {
            try {
                ProcessResult result = run(argv);
                return Optional.of(result.out() + result.err());
            } catch (ProcessNotStartedException e) {
                return Optional.empty();
            }
        }
    }
}
