package dev.freestand.junit;

import dev.freestand.containers.engine.CellAnswer;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentNotPreparedException;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.containers.predict.Prediction;
import dev.freestand.containers.predict.Predictor;
import dev.freestand.containers.probe.CapturedStream;
import dev.freestand.containers.probe.ProbeReport;
import dev.freestand.containers.probe.ProcessEnd;
import dev.freestand.containers.probe.StepReport;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.proof.Cause;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * The binary of a {@link DistributionTest} in one environment. Immutable: {@code with...} returns another one.
 *
 * <p>Every run is a cell of its own. It starts in an empty working folder, with the files given here and no environment
 * variable but those given here, without a network, and has ten seconds.
 */
public final class DistributionCell {

    private static final int LONGEST_STDERR = 2000;

    private final LocalCells cells;
    private final PreparedEnvironment environment;
    private final Path binary;
    private final FileReport report;
    private final AtomicBoolean used;
    private final Input input;

    /** What a run is given. */
    private record Input(Map<String, Content> files, Map<String, String> variables, Content stdin) {
        static final Input NONE = new Input(Map.of(), Map.of(), Content.EMPTY);
    }

    private DistributionCell(
            LocalCells cells,
            PreparedEnvironment environment,
            Path binary,
            FileReport report,
            AtomicBoolean used,
            Input input) {
        this.cells = cells;
        this.environment = environment;
        this.binary = binary;
        this.report = report;
        this.used = used;
        this.input = input;
    }

    /**
     * A cell.
     *
     * @throws AssertionFailedError if the environment is not prepared
     */
    static DistributionCell of(LocalCells cells, Environment environment, Path binary, FileReport report) {
        try {
            return new DistributionCell(
                    cells, cells.prepare(environment), binary, report, new AtomicBoolean(), Input.NONE);
        } catch (EnvironmentNotPreparedException e) {
            throw new AssertionFailedError(e.getMessage() + "; freestand doctor lists what this machine lacks", e);
        }
    }

    private DistributionCell with(Input other) {
        return new DistributionCell(cells, environment, binary, report, used, other);
    }

    private static <T> Map<String, T> plus(Map<String, T> map, String name, T value) {
        Map<String, T> more = new HashMap<>(map);
        more.put(name, value);
        return more;
    }

    /** Name of the environment, such as {@code debian-12}. */
    public String environment() {
        return environment.name();
    }

    /** What runs it: {@code docker}, {@code sandbox}, {@code qemu}, or {@code none}. */
    public String engine() {
        return cells.engine(environment.environment()).name();
    }

    /**
     * The same with a file in the working folder.
     *
     * @param path relative, such as {@code data/one.txt}; folders on the way are made
     */
    public DistributionCell withFile(String path, byte[] content) {
        return with(new Input(plus(input.files, path, Content.of(content)), input.variables, input.stdin));
    }

    /** The same with a text, which is written as UTF-8. */
    public DistributionCell withFile(String path, String text) {
        return withFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with an environment variable. */
    public DistributionCell withVariable(String name, String value) {
        return with(new Input(input.files, plus(input.variables, name, value), input.stdin));
    }

    /** The same with a text on standard input, as UTF-8; it is empty otherwise. */
    public DistributionCell withInput(String text) {
        return with(new Input(input.files, input.variables, Content.ofText(text)));
    }

    /**
     * Runs the binary.
     *
     * @param arguments passed as they are
     * @return what it did, whatever its exit status is
     * @throws AssertionFailedError if it was not started, did not end by itself, or wrote more than 1 MiB to a stream; and if
     *     that is not known, because there is no engine or the file changed meanwhile
     * @throws IllegalArgumentException if a path, variable or argument cannot be used
     */
    public CellResult run(String... arguments) {
        Step step = new Step(List.of(arguments), input.stdin, input.variables, null, null, null, Map.of());
        CellAnswer answer = cells.run(binary, new Behaviour("run", input.files, List.of(step)), environment);
        ProbeReport found = answer.report();
        if (found == null) {
            throw failure("was not run", answer.problem(), "freestand doctor lists what this machine lacks");
        }
        if (!found.unmet().isEmpty()) {
            throw failure("was not run", "the cell cannot be set up without " + String.join(", ", found.unmet()), "");
        }
        if (!found.sameFileThroughout() || !String.valueOf(report.sha256()).equals(found.sha256())) {
            throw failure("was changed while it was tested", "SHA-256 was " + report.sha256(), "");
        }
        used.set(true);
        return result(found.behaviours().get(0).get(0));
    }

    private CellResult result(StepReport step) {
        CapturedStream out = step.stdout();
        CapturedStream err = step.stderr();
        if (step.ending() != ProcessEnd.EXIT || out == null || err == null) {
            throw failure(ending(step), prediction(), stderr(err));
        }
        return new CellResult(step.number(), whole("standard output", out), whole("standard error", err));
    }

    private Content whole(String what, CapturedStream stream) {
        if (stream.total() > LocalCells.LIMITS.keep()) {
            throw failure("wrote " + stream.total() + " bytes to " + what, "at most 1 MiB is kept", "");
        }
        return stream.kept();
    }

    private static String ending(StepReport step) {
        return switch (step.ending()) {
            case NOT_STARTED -> "was not started by the kernel (errno " + step.number() + ")";
            case SIGNAL -> "was ended by signal " + step.number();
            case TIMEOUT -> "did not finish within " + LocalCells.LIMITS.step().toSeconds() + " s";
            case FLOOD -> "wrote endless output and was stopped";
            case LEFT_EMULATOR -> "starts another program, which would not run on the emulated processor";
            default -> "did not exit by itself";
        };
    }

    /** What the evidence says of it, which names the cause where it is known. */
    private String prediction() {
        Prediction prediction = new Predictor().predict(report, binary, environment);
        Cause cause = prediction.cause();
        return "predicted: " + prediction.reason() + (cause == null ? "" : "; " + cause.fix());
    }

    private static String stderr(@Nullable CapturedStream err) {
        return err == null || err.total() == 0
                ? ""
                : "standard error: "
                        + EscapedText.line(new String(err.kept().bytes(), StandardCharsets.UTF_8), LONGEST_STDERR);
    }

    private AssertionFailedError failure(String what, String evidence, String more) {
        return new AssertionFailedError(EscapedText.of(report.path() + " " + what + " in " + environment.name() + " ("
                + engine() + ")\n  " + evidence + (more.isEmpty() ? "" : "\n  " + more)));
    }

    /** Whether this one, or one that was made of it, was run. */
    boolean used() {
        return used.get();
    }

    @Override
    public String toString() {
        return report.path() + " in " + environment.name();
    }
}
