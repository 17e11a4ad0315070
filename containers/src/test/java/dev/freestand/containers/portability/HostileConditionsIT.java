package dev.freestand.containers.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.engine.Engine;
import dev.freestand.containers.engine.EngineChoice;
import dev.freestand.containers.predict.Reports;
import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each condition takes away what it states, and nothing else; a file that needs none of it is not affected. */
class HostileConditionsIT {

    /** What a machine of any kind has, but for the condition in question. */
    private static final List<String> USUAL = List.of(
            "low-user", "plain-environment", "stdin", "files", "stack", "memory", "clone3", "faccessat2", "statx");

    /** What the bare cell has not. */
    private static final List<String> LUXURY = List.of("proc", "dev", "tmp", "passwd", "root", "network", "chroot");

    private static final Map<String, List<String>> MISSED = Map.of(
            "scratch", List.of(),
            "hostile-bare", List.of(),
            "hostile-random-user", List.of("low-user"),
            "hostile-odd-environment", List.of("plain-environment"),
            "hostile-closed-stdin", List.of("stdin"),
            "hostile-few-files", List.of("files"),
            "hostile-small-stack", List.of("stack"),
            "hostile-small-memory", List.of("memory"),
            "hostile-old-seccomp", List.of("clone3", "faccessat2", "statx"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "SANDBOX"})
    void eachTakesAwayWhatItStatesAndNothingElse(EngineChoice choice) throws Exception {
        List<Behaviour> behaviours = USUAL.stream()
                .map(what -> TestBehaviours.one(what, TestBehaviours.step(0, "", null, what)))
                .toList();

        List<Cell> cells = cells(choice, "wants", behaviours, MISSED.keySet().toArray(String[]::new));

        Map<String, List<String>> missed = new TreeMap<>();
        for (Cell cell : cells) {
            missed.put(
                    cell.environment(),
                    cell.behaviours().stream()
                            .filter(one -> one.outcome() != Outcome.PASS)
                            .map(BehaviourResult::name)
                            .toList());
            assertThat(cell.outcome())
                    .as("%s", cell)
                    .isEqualTo(MISSED.get(cell.environment()).isEmpty() ? Outcome.PASS : Outcome.FAIL);
        }
        assertThat(missed).isEqualTo(new TreeMap<>(MISSED));
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "SANDBOX"})
    void theBareCellHasNothing(EngineChoice choice) throws Exception {
        List<Behaviour> behaviours = LUXURY.stream()
                .map(what -> TestBehaviours.one(what, TestBehaviours.step(1, "", null, what)))
                .toList();

        List<Cell> cells = cells(choice, "wants", behaviours, "scratch", "hostile-bare");

        assertThat(cells.get(1).outcome()).as("%s", cells.get(1)).isEqualTo(Outcome.PASS);
        assertThat(cells.get(0).behaviours())
                .as("an empty root is no empty cell: with either engine it has /proc and /dev")
                .filteredOn(one -> one.outcome() == Outcome.PASS)
                .hasSize(LUXURY.size() - 2);
    }

    /** Where one engine has the probe change the root: what keeps it and the file out of reach holds there too. */
    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "SANDBOX"})
    void nothingIsWithinReachOfAFileInABareCell(EngineChoice choice) throws Exception {
        List<Behaviour> behaviours = List.of("replace", "forge", "kill").stream()
                .map(deed -> TestBehaviours.one(deed, TestBehaviours.step(0, "", "", deed)))
                .toList();

        List<Cell> cells = cells(choice, "hostile", behaviours, "hostile-bare");

        assertThat(cells).as("%s", cells).extracting(Cell::outcome).containsExactly(Outcome.PASS);
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "SANDBOX"})
    void whatAStepSetsItselfIsLeftToIt(EngineChoice choice) throws Exception {
        Step input = new Step(List.of("input"), Content.ofText("x"), Map.of(), 0, null, null, Map.of());
        Step variable =
                new Step(List.of("own-environment"), Content.EMPTY, Map.of("LANG", "C"), 0, null, null, Map.of());

        List<Cell> cells = cells(
                choice,
                "wants",
                List.of(TestBehaviours.one("steps", input, variable)),
                "hostile-closed-stdin",
                "hostile-odd-environment");

        assertThat(cells).as("%s", cells).extracting(Cell::outcome).containsOnly(Outcome.PASS);
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "SANDBOX"})
    void aWellBehavedFilePassesThemAll(EngineChoice choice) throws Exception {
        List<Cell> cells = new ArrayList<>();
        cells.addAll(run(choice, file("specimen", "musl-gcc"), MatrixIT.BEHAVIOURS, "hostile-*", "cpu-*"));
        cells.addAll(run(choice, file("specimen", "gcc"), MatrixIT.BEHAVIOURS, "hostile-*", "cpu-*"));

        assertThat(cells).as("%s", cells).extracting(Cell::outcome).containsOnly(Outcome.PASS);
        assertThat(new TreeSet<>(cells.stream().map(Cell::environment).toList()))
                .containsAll(MISSED.keySet().stream()
                        .filter(name -> !name.equals("scratch"))
                        .toList())
                .hasSizeGreaterThanOrEqualTo(11);
    }

    private List<Cell> cells(EngineChoice choice, String source, List<Behaviour> behaviours, String... environments)
            throws Exception {
        return run(choice, file(source, "musl-gcc"), behaviours, environments);
    }

    private Path file(String source, String compiler) throws Exception {
        return Specimen.compile(folder, source, compiler, "-static");
    }

    private static List<Cell> run(EngineChoice choice, Path file, List<Behaviour> behaviours, String... environments)
            throws Exception {
        SubjectUnderTest subject = new SubjectUnderTest("static", file, Specimen.sha256(file), Reports.fixed(), true);
        try (Engine engine = RealEngines.engine(choice)) {
            return RealEngines.portability(engine)
                    .run(List.of(subject), behaviours, RealEngines.only(environments), null, 2, CellListener.SILENT)
                    .cells();
        }
    }
}
