package dev.freestand.verifier.witness;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs tools under limits, and remembers their versions and the sandbox for the length of a run. */
final class Asker {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OUTPUT_LIMIT = 256 << 10;

    private final ProcessRunner runner;
    private final Map<List<String>, Banner> banners = new ConcurrentHashMap<>();
    private @Nullable Confinement confinement;

    Asker(ProcessRunner runner) {
        this.runner = runner;
    }

    /**
     * What a tool says about itself; empty if it could not be started. The tool is trusted with that, so that it is not
     * confined and its absence is told from the sandbox's failure.
     */
    Optional<String> banner(List<String> argv) {
        return banners.computeIfAbsent(argv, Banner::new).text();
    }

    /** First group of the pattern in a banner, or null. */
    static @Nullable String version(String banner, Pattern pattern) {
        Matcher matcher = pattern.matcher(banner);
        return matcher.find() ? matcher.group(1) : null;
    }

    /** Asks about a file, confined as far as the host allows. */
    Answer ask(List<String> argv, @Nullable String version) throws ProcessNotStartedException {
        return ask(confinement(), argv, version);
    }

    /** Asks a tool that may run a loader on the file, or does not where that cannot be confined: then empty. */
    Optional<Answer> askLoader(Path file, List<String> argv, @Nullable String version)
            throws ProcessNotStartedException {
        Optional<Confinement> around = Confinement.aroundLoader(file, this::works);
        return around.isEmpty() ? Optional.empty() : Optional.of(ask(around.get(), argv, version));
    }

    private Answer ask(Confinement around, List<String> argv, @Nullable String version)
            throws ProcessNotStartedException {
        List<String> whole = new ArrayList<>(around.prefix());
        whole.addAll(argv);
        return new Answer(version, "[" + around.words() + "]", run(whole));
    }

    private synchronized Confinement confinement() {
        Confinement known = confinement;
        if (known == null) {
            known = Confinement.strongest(this::works);
            confinement = known;
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
        return runner.run(ProcessRequest.of(argv).withTimeout(TIMEOUT).withOutputLimit(OUTPUT_LIMIT));
    }

    /** One tool's, asked for by the first who wants it; others wait. Within the map it would hold up other tools too. */
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
