package dev.freestand.containers.portability;

import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.probe.CapturedStream;
import dev.freestand.containers.probe.StepReport;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.proof.Cause;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares one run of the file with what was asked of it. */
final class StepJudge {

    /** Signals that a user meets, by their number on x86-64 (signal(7)). */
    private static final Map<Integer, String> SIGNALS = Map.of(
            4, "SIGILL", 5, "SIGTRAP", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 13,
            "SIGPIPE", 15, "SIGTERM", 31, "SIGSYS");

    private static final int LONGEST_QUOTE = 200;

    private final SubjectUnderTest subject;
    private final Environment environment;
    private final FileReport file;

    /**
     * Judges runs of one file in one environment.
     *
     * @param environment where it was run, which can show more of why it failed
     */
    StepJudge(SubjectUnderTest subject, Environment environment) {
        this.subject = subject;
        this.environment = environment;
        this.file = subject.report();
    }

    /** The first thing that is not as expected. */
    Optional<StepFailure> judge(Step asked, StepReport step) {
        return found(asked, step).map(failure -> new Diagnosis(subject, environment).of(failure, step));
    }

    private Optional<StepFailure> found(Step asked, StepReport step) {
        return switch (step.ending()) {
            case NOT_STARTED -> Optional.of(ExecError.ofExecve(step.number(), subject, environment));
            case TIMEOUT -> failure(Cause.TIMEOUT, "did not finish within " + span(step.micros()) + " and was killed");
            case FLOOD -> failure(Cause.OUTPUT_FLOOD, "wrote endless output and was killed");
            case LEFT_EMULATOR -> failure(Cause.NOT_STARTED, "started another program and was killed");
            case SIGNAL ->
                failure(
                        Cause.KILLED_BY_SIGNAL,
                        "was killed by " + SIGNALS.getOrDefault(step.number(), "signal " + step.number()));
            case REPLACED -> failure(Cause.DIGEST_DIFFERS, "was not run: the file was replaced");
            case SKIPPED -> failure(Cause.EXIT_DIFFERS, "was not run");
            case EXIT -> ended(asked, step);
        };
    }

    /** Whether the loader gave up before the program began. A static file has no loader. */
    private Optional<StepFailure> complaint(Step asked, StepReport step) {
        return file.linkage() == Linkage.STATIC || asked.stderr() != null ? Optional.empty() : LoaderFailure.in(step);
    }

    private Optional<StepFailure> ended(Step asked, StepReport step) {
        Optional<StepFailure> complaint = complaint(asked, step);
        if (complaint.isPresent()) {
            return complaint;
        }
        Integer expected = asked.exit();
        if (expected == null || expected != step.number()) {
            // Without an expectation a loader that gives up must not pass for the program.
            Optional<StepFailure> loader = file.linkage() == Linkage.STATIC ? Optional.empty() : LoaderFailure.in(step);
            if (loader.isPresent()) {
                return loader;
            }
            if (expected != null) {
                return exitDiffers(step, ", expected " + expected);
            }
        }
        return compare("standard output", asked.stdout(), step.stdout())
                .or(() -> compare("standard error", asked.stderr(), step.stderr()))
                .or(() -> outputs(asked, step));
    }

    /** A failure that other environments showed, with what is behind it as far as that can be determined. */
    StepFailure explain(StepFailure failure, StepReport step) {
        return new Diagnosis(subject, environment).of(failure, step);
    }

    /**
     * The exit status is another.
     *
     * @param expected which was expected, as the end of a sentence
     */
    static Optional<StepFailure> exitDiffers(StepReport step, String expected) {
        String err = quote("standard error", step.stderr());
        String out = quote("standard output", step.stdout());
        String said = Stream.of(err, out).filter(one -> !one.isEmpty()).collect(Collectors.joining("; "));
        return failure(
                Cause.EXIT_DIFFERS,
                "exit status " + step.number() + expected + " (" + (said.isEmpty() ? "it wrote nothing" : said) + ")");
    }

    /** The first line that says something; programs complain on either stream. */
    private static String quote(String stream, @Nullable CapturedStream captured) {
        String text = captured == null ? "" : new String(captured.kept().bytes(), StandardCharsets.UTF_8);
        String line = text.lines()
                .filter(one -> !one.isBlank())
                .findFirst()
                .map(ByteDifference::escape)
                .orElse("");
        String cut = line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line;
        return cut.isEmpty() ? "" : stream + ": \"" + cut + "\"";
    }

    private static Optional<StepFailure> outputs(Step asked, StepReport step) {
        for (Map.Entry<String, Content> output : new TreeMap<>(asked.output()).entrySet()) {
            String name = output.getKey();
            CapturedStream found = step.outputs().get(name);
            if (found == null) {
                return failure(Cause.OUTPUT_DIFFERS, "file " + name + " was not written");
            }
            Optional<StepFailure> failure = compare("file " + name, output.getValue(), found);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    private static Optional<StepFailure> compare(String what, @Nullable Content asked, @Nullable CapturedStream found) {
        if (asked == null
                || (found != null
                        && found.total() * 2 == asked.hex().length()
                        && found.kept().equals(asked))) {
            return Optional.empty();
        }
        byte[] bytes = found == null ? new byte[0] : found.kept().bytes();
        String where = found != null && found.kept().equals(asked)
                ? "beyond the first " + bytes.length + " bytes: " + asked.hex().length() / 2 + " bytes expected, "
                        + found.total() + " found"
                : ByteDifference.between(asked.bytes(), bytes);
        return Optional.of(new StepFailure(
                Cause.OUTPUT_DIFFERS, what + " differs " + where, DiffExcerpt.of(asked.bytes(), bytes)));
    }

    /** Whole seconds from one on: the limit, and not what this kernel took to notice it. */
    private static String span(long micros) {
        return micros < 1_000_000 ? micros / 1000 + " ms" : micros / 1_000_000 + " s";
    }

    private static Optional<StepFailure> failure(Cause cause, String detail) {
        return Optional.of(new StepFailure(cause, detail));
    }

    /** The exit status as a shell would give it; null where nothing ran. */
    static @Nullable Integer exit(StepReport step) {
        return switch (step.ending()) {
            case EXIT -> step.number();
            case SIGNAL -> 128 + step.number();
            case TIMEOUT, FLOOD, LEFT_EMULATOR -> 128 + 9;
            case NOT_STARTED, REPLACED, SKIPPED -> null;
        };
    }
}
