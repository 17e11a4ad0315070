package dev.freestand.junit;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a binary has to do when it is run; {@link #on} runs it. Immutable. Made by {@link BinaryAssert#running}.
 *
 * <p>A run starts in an empty folder of a cell, without environment variables or a network, and has ten seconds.
 */
public final class RunAssert {

    private static final int LONGEST_STDERR = 2000;

    private final BinaryAssert binary;
    private final List<String> arguments;
    private final int exit;
    private final @Nullable String stdout;

    RunAssert(BinaryAssert binary, List<String> arguments, int exit, @Nullable String stdout) {
        this.binary = binary;
        this.arguments = arguments;
        this.exit = exit;
        this.stdout = stdout;
    }

    /**
     * The same with another exit status than 0.
     *
     * @param status 0 to 255
     */
    public RunAssert exits(int status) {
        return new RunAssert(binary, arguments, status, stdout);
    }

    /** The same with all of the standard output, as UTF-8. Otherwise it only has to be the same in all environments. */
    public RunAssert prints(String output) {
        return new RunAssert(binary, arguments, exit, output);
    }

    /**
     * Runs it, and fails unless it does in each environment what was asked for, with the same output everywhere.
     *
     * @param environments as {@link BinaryAssert#runsOn} takes them
     * @return the assertions on the binary, to go on with
     * @throws IllegalArgumentException if there is none, one is not known, or an argument cannot be used
     */
    public BinaryAssert on(String... environments) {
        FileReport report = binary.file();
        List<String> words = List.of(environments);
        LocalCells.select(report, words);
        Step step = new Step(
                arguments,
                Content.EMPTY,
                Map.of(),
                exit,
                stdout == null ? null : Content.ofText(stdout),
                null,
                Map.of());
        String expected = "runs" + arguments.stream().map(word -> " " + word).collect(Collectors.joining()) + " on "
                + String.join(", ", words);
        List<Cell> cells = cells(report, new Behaviour("run", Map.of(), List.of(step)), words, expected);
        List<Cell> failed = cells.stream().filter(cell -> !passed(cell)).toList();
        if (cells.isEmpty() || !failed.isEmpty()) {
            boolean known = failed.stream().anyMatch(cell -> cell.observed() == RunResult.FAILS);
            throw binary.wrong(
                    expected,
                    known ? "fails on " + names(failed) : BinaryAssert.NOT_KNOWN + " on " + names(failed),
                    failed.stream().map(RunAssert::describe).collect(Collectors.joining("\n            ")));
        }
        return binary;
    }

    private List<Cell> cells(FileReport report, Behaviour behaviour, List<String> words, String expected) {
        try (LocalCells cells = LocalCells.open(System.getProperty(LocalCells.ENGINE), System.getenv(), line -> {})) {
            return cells.judge(binary.path(), report, Objects.requireNonNull(report.sha256()), behaviour, words);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw binary.wrong(expected, BinaryAssert.NOT_KNOWN, "the test was interrupted while the file was run");
        }
    }

    private static boolean passed(Cell cell) {
        return cell.outcome() == Outcome.PASS && cell.observed() == RunResult.RUNS;
    }

    private static String names(List<Cell> cells) {
        return cells.stream().map(Cell::environment).distinct().collect(Collectors.joining(", "));
    }

    private static String describe(Cell cell) {
        String words = cell.environment() + " (" + cell.engine() + "): " + cell.message();
        if (cell.observed() == RunResult.UNKNOWN) {
            return words + "; freestand doctor lists what this machine lacks";
        }
        String stderr = cell.behaviours().stream()
                .map(BehaviourResult::stderr)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        return stderr.isEmpty()
                ? words
                : words + "\n            standard error: " + EscapedText.line(stderr.strip(), LONGEST_STDERR);
    }
}
