package dev.freestand.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.cli.attest.Statements;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.ProofOrigin;
import dev.freestand.verifier.proof.RunResult;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.report.json.ProofJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a statement says, to the byte, and what it leaves out. */
class StatementTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/freestand/cli/attest/statement.json");
    private static final Path PROOF = Path.of("../../verifier/src/test/resources/golden/proof.json");
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private Proof proof;

    @BeforeEach
    void read() throws IOException {
        proof = ProofJson.read(PROOF);
    }

    private static List<ShippedBinary> binaries(Proof proof) {
        List<ShippedBinary> binaries = new ArrayList<>();
        for (VariantRecord variant : proof.variants()) {
            binaries.add(new ShippedBinary(
                    variant.name(),
                    "specimen-" + variant.name(),
                    variant.sha256() == null ? "ef".repeat(32) : variant.sha256()));
        }
        return binaries;
    }

    private static Proof of(String commit, String created, List<Check> checks, List<Cell> cells, Proof like) {
        return Proof.of(
                        new ProofOrigin(like.subject(), like.version(), commit, like.config(), created, Map.of()),
                        like.variants(),
                        checks,
                        cells)
                .withMutants(like.mutants());
    }

    private static Cell cell(String environment, String engine, Outcome outcome, boolean required) {
        return new Cell(
                "static",
                environment,
                engine,
                "00".repeat(32),
                RunResult.RUNS,
                RunResult.RUNS,
                outcome,
                null,
                "message of " + engine,
                required,
                List.of());
    }

    @Test
    void theBytesAreThoseKeptBesideTheTest() throws IOException {
        byte[] bytes = Statements.of(proof, binaries(proof)).bytes();
        if (Boolean.getBoolean("golden.update")) {
            Files.write(GOLDEN, bytes);
        }
        assertThat(bytes).asString(StandardCharsets.UTF_8).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void orderTimeEngineAndMeasuresChangeNothing() {
        List<Check> checks = new ArrayList<>(proof.checks());
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : proof.cells()) {
            cells.add(new Cell(
                    cell.variant(),
                    cell.environment(),
                    "other",
                    cell.sha256(),
                    cell.predicted(),
                    cell.observed(),
                    cell.outcome(),
                    cell.cause(),
                    "in other words",
                    cell.required(),
                    List.of()));
        }
        List<ShippedBinary> binaries = new ArrayList<>(binaries(proof));
        Collections.reverse(checks);
        Collections.reverse(cells);
        Collections.reverse(binaries);
        Proof other = of(proof.commit(), "2031-01-01T00:00:00Z", checks, cells, proof);
        assertThat(Statements.of(other, binaries).bytes())
                .isEqualTo(Statements.of(proof, binaries(proof)).bytes());
    }

    @Test
    void everyTestHasItsPlaceAndTheResultFollows() {
        List<Check> checks = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            checks.add(new Check(rule(outcome), "static", outcome, ""));
        }
        checks.add(new Check(rule(Outcome.PASS), "not-shipped", Outcome.PASS, ""));
        List<Cell> cells = List.of(
                cell("good", "docker", Outcome.PASS, true),
                cell("bad", "docker", Outcome.FAIL, false),
                cell("unknown", "none", Outcome.INCONCLUSIVE, false));
        List<ShippedBinary> shipped = List.of(new ShippedBinary("static", "a", "00".repeat(32)));

        TestResult result =
                Statements.of(of(COMMIT, "", checks, cells, proof), shipped).predicate();
        assertThat(result.passedTests()).containsExactly("cell/static/good", "check/static/" + rule(Outcome.PASS));
        assertThat(result.warnedTests())
                .containsExactly("check/static/" + rule(Outcome.WARN), "check/static/" + rule(Outcome.WAIVED));
        assertThat(result.failedTests())
                .containsExactly(
                        "cell/static/bad",
                        "cell/static/unknown",
                        "check/static/" + rule(Outcome.FAIL),
                        "check/static/" + rule(Outcome.INCONCLUSIVE));
        assertThat(result.freestandNotApplicableTests())
                .containsExactly("check/static/" + rule(Outcome.NOT_APPLICABLE));
        assertThat(result.result()).isEqualTo("FAILED");

        List<Check> good = List.of(checks.get(Outcome.PASS.ordinal()));
        assertThat(result(good, cells, shipped)).isEqualTo("WARNED");
        assertThat(result(List.of(good.get(0), checks.get(Outcome.WARN.ordinal())), cells.subList(0, 1), shipped))
                .isEqualTo("WARNED");
        assertThat(result(good, cells.subList(0, 1), shipped)).isEqualTo("PASSED");
        assertThat(result(good, List.of(), shipped)).isEqualTo("FAILED");
    }

    private static String rule(Outcome outcome) {
        return "FS90" + outcome.ordinal();
    }

    private String result(List<Check> checks, List<Cell> cells, List<ShippedBinary> shipped) {
        return Statements.of(of(COMMIT, "", checks, cells, proof), shipped)
                .predicate()
                .result();
    }

    @Test
    void theSourceIsNamedByItsCommit() {
        assertThat(source(COMMIT)).contains("\"gitCommit\": \"" + COMMIT + "\"").doesNotContain("freestandWorktree");
        assertThat(source(COMMIT + "-dirty-0123456789ab"))
                .contains("\"gitCommit\": \"" + COMMIT + "\"")
                .contains("\"freestandWorktree\": \"" + COMMIT + "-dirty-0123456789ab\"");
        assertThat(source("v1.0")).doesNotContain("gitCommit");
    }

    private String source(String commit) {
        Proof at = of(commit, "", proof.checks(), proof.cells(), proof);
        return new String(Statements.of(at, List.of()).bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsWrittenIsReadAgainWhateverElseIsThere() throws AttestException {
        Statement statement = Statements.of(proof, binaries(proof));
        String more = new String(statement.bytes(), StandardCharsets.UTF_8)
                .replace("\"predicate\": {", "\"later\": [ 1 ], \"predicate\": { \"url\": \"https://example.org/\",");
        assertThat(Statement.parse(more.getBytes(StandardCharsets.UTF_8))).isEqualTo(statement);
        assertThatThrownBy(() -> Statement.parse("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(AttestException.class)
                .hasMessageContaining("_type is missing");
    }
}
