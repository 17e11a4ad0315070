package dev.freestand.containers.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RunResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file that does the same everywhere, and nowhere what is expected of it. */
class WrongExpectationTest {

    private static final String DIFF = "\n--- expected\n+++ found\n@@ -1,1 +1,1 @@\n-hello\n+hi";

    private static Cell failing(String environment, String cause, String output, double millis) {
        BehaviourResult fine = new BehaviourResult("version", 0, Outcome.PASS, millis, "", "1", "");
        BehaviourResult wrong =
                new BehaviourResult("greets", 0, Outcome.FAIL, millis, "standard output differs" + DIFF, output, "");
        return cell(environment, RunResult.FAILS, Outcome.FAIL, cause, List.of(fine, wrong));
    }

    private static Cell cell(
            String environment, RunResult observed, Outcome outcome, String cause, List<BehaviourResult> results) {
        return new Cell(
                "v",
                environment,
                "sandbox",
                null,
                RunResult.RUNS,
                observed,
                outcome,
                cause,
                "greets: standard output differs; look for what it reads from its host" + DIFF,
                true,
                results);
    }

    @Test
    void theExpectationOrTheProgramIsBlamedOnceWhereAllAgree() {
        Cell unprepared = cell("z", RunResult.UNKNOWN, Outcome.INCONCLUSIVE, null, List.of());
        Cell predicted = cell("old", RunResult.FAILS, Outcome.PASS, "glibc-too-old", List.of());

        List<Cell> judged = WrongExpectation.judge(List.of(
                failing("a", "output-differs", "hi", 1.5),
                failing("b", "output-differs", "hi", 2.5),
                unprepared,
                predicted));

        assertThat(judged.subList(0, 2)).allSatisfy(cell -> {
            assertThat(cell.cause()).isEqualTo("same-everywhere");
            assertThat(cell.outcome()).isEqualTo(Outcome.FAIL);
            assertThat(cell.message())
                    .isEqualTo("greets: standard output differs; it does the same in all 2 environments, so the"
                            + " expectation in freestand.yaml or the program is wrong" + DIFF);
        });
        assertThat(judged.get(2)).isSameAs(unprepared);
        assertThat(judged.get(3)).isSameAs(predicted);
    }

    @Test
    void oneEnvironmentThatDiffersLeavesTheBlameWithEnvironments() {
        Cell first = failing("a", "output-differs", "hi", 1);
        assertThat(WrongExpectation.judge(List.of(first))).containsExactly(first);
        for (Cell other : List.of(
                failing("b", "output-differs", "ho", 1),
                failing("b", "no-proc", "hi", 1),
                cell("b", RunResult.RUNS, Outcome.PASS, null, first.behaviours()))) {
            assertThat(WrongExpectation.judge(List.of(first, other))).containsExactly(first, other);
        }
    }
}
