package dev.freestand.containers.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RunResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineAgreementTest {

    private static Cell cell(String environment, String engine, Outcome outcome, String message) {
        return new Cell(
                "v",
                environment,
                engine,
                null,
                RunResult.RUNS,
                RunResult.RUNS,
                outcome,
                null,
                message,
                true,
                List.of());
    }

    private static List<String> words(Cell... cells) {
        return EngineAgreement.of(List.of(cells)).stream()
                .map(cell -> String.join(
                        " ", cell.environment(), cell.engine(), cell.outcome().name(), cell.message()))
                .toList();
    }

    @Test
    void enginesThatAgreeAreNamedTogether() {
        assertThat(words(
                        cell("a", "docker", Outcome.PASS, "runs"),
                        cell("a", "sandbox", Outcome.PASS, "runs"),
                        cell("b", "sandbox", Outcome.PASS, "runs")))
                .containsExactly("a docker+sandbox PASS runs", "b sandbox PASS runs");
    }

    @Test
    void theWorstEngineDecidesAndTheOtherIsQuoted() {
        assertThat(words(
                        cell("a", "docker", Outcome.PASS, "runs"),
                        cell("a", "sandbox", Outcome.FAIL, "exit status 1\n-more"),
                        cell("b", "docker", Outcome.FAIL, "killed"),
                        cell("b", "sandbox", Outcome.INCONCLUSIVE, "not started")))
                .containsExactly(
                        "a sandbox FAIL on sandbox exit status 1\n-more\non docker: runs",
                        "b docker FAIL on docker killed\non sandbox: not started");
    }
}
