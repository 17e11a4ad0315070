package dev.freestand.containers.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.kernel.FloorSearch.Found;
import dev.freestand.containers.kernel.FloorSearch.Result;
import dev.freestand.containers.probe.MissingSystemCalls;
import dev.freestand.verifier.proof.ObservedKernelFloor.BreakingCall;
import dev.freestand.verifier.proof.RunResult;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloorSearchTest {

    private static final SystemCallTable TABLE = SystemCallTable.parse(Stream.of(
            "old 0 0 1.0 man",
            "a 1 1 2.6.33 man",
            "b 2 2 3.2 man",
            "c 3 3 3.2 man",
            "d 4 4 3.2 man",
            "e 5 5 3.17 man",
            "f 6 6 5.1 man",
            "g 7 7 6.1 man",
            "h 8 8 unknown none"));

    private int runs;

    /** A file that cannot do without any of these calls. */
    private Found search(Set<Integer> needed) throws InterruptedException {
        return new FloorSearch(
                        TABLE,
                        absent -> needed.stream()
                                .filter(number -> lacks(absent, number))
                                .sorted()
                                .findFirst()
                                .map(number -> result(RunResult.FAILS, "without " + number))
                                .orElseGet(() -> result(RunResult.RUNS, "")))
                .run();
    }

    private Result result(RunResult result, String message) {
        runs++;
        return new Result(result, message);
    }

    private static boolean lacks(MissingSystemCalls absent, int number) {
        return absent.x86().stream().anyMatch(range -> range.first() <= number && number <= range.last());
    }

    @Test
    void aFileThatAsksForNothingNewTakesOneRun() throws InterruptedException {
        Found found = search(Set.of(0));

        assertThat(found.floor()).isEqualTo("2.6.32");
        assertThat(found.breaks()).isNull();
        assertThat(found.problem()).isNull();
        assertThat(runs).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1,2.6.33,a,2.6.32",
        "2,3.2,b,2.6.33",
        "3,3.2,c,2.6.33",
        "4,3.2,d,2.6.33",
        "5,3.17,e,3.2",
        "6,5.1,f,3.17",
        "7,6.1,g,5.1"
    })
    void theCallThatHoldsTheFloorUpIsNamed(int needed, String floor, String call, String older)
            throws InterruptedException {
        Found found = search(Set.of(0, needed));

        assertThat(found.floor()).isEqualTo(floor);
        assertThat(found.breaks()).isEqualTo(new BreakingCall(call, older, true, "without " + needed));
        assertThat(runs).isLessThan(10);
    }

    @Test
    void theNewestOfSeveralCounts() throws InterruptedException {
        Found found = search(Set.of(1, 3, 5));

        assertThat(found.floor()).isEqualTo("3.17");
        assertThat(found.breaks()).isEqualTo(new BreakingCall("e", "3.2", true, "without 5"));
    }

    @Test
    void twoCallsThatStandInForEachOtherAreTogether() throws InterruptedException {
        Found found = new FloorSearch(
                        TABLE,
                        absent -> lacks(absent, 2) && lacks(absent, 4)
                                ? result(RunResult.FAILS, "without both")
                                : result(RunResult.RUNS, ""))
                .run();

        assertThat(found.floor()).isEqualTo("3.2");
        assertThat(found.breaks()).isEqualTo(new BreakingCall("d", "2.6.33", false, "without both"));
    }

    @Test
    void whatChangesFromRunToRunShowsNothing() throws InterruptedException {
        Found found = new FloorSearch(TABLE, absent -> result(RunResult.FAILS, "another output")).run();

        assertThat(found.floor()).isNull();
        assertThat(found.problem()).contains("up to Linux 6.1", "another output");
        assertThat(runs).isEqualTo(2);
    }

    @Test
    void aRunOfWhichNothingIsKnownEndsTheSearch() throws InterruptedException {
        Found found = new FloorSearch(
                        TABLE,
                        absent -> ++runs == 3
                                ? new Result(RunResult.UNKNOWN, "no engine")
                                : new Result(lacks(absent, 5) ? RunResult.FAILS : RunResult.RUNS, ""))
                .run();

        assertThat(found.floor()).isNull();
        assertThat(found.breaks()).isNull();
        assertThat(found.problem()).isEqualTo("no engine");
        assertThat(found.tried()).hasSize(2);
    }
}
