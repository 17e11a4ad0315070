package dev.freestand.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.displayName;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** In real cells; what has to fail runs in a JUnit of its own. */
class DistributionTestIT {

    private static final String PROPERTY = "freestand.junit.sample";
    private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

    @BeforeAll
    static void compile() {
        System.setProperty(PROPERTY, Sample.musl().toString());
        Sample.dynamic();
    }

    @AfterAll
    static void ranInEachEnvironment() {
        System.clearProperty(PROPERTY);
        assertThat(SEEN).contains("scratch", "busybox");
    }

    @DistributionTest(
            binary = "${" + PROPERTY + "}",
            environments = {"scratc*", "busybox"})
    void runsWithWhatItIsGiven(DistributionCell cell, TestInfo test) {
        SEEN.add(cell.environment());
        assertThat(test.getDisplayName()).isEqualTo(cell.environment());
        CellResult plain = cell.run("--version");
        assertThat(plain.exit()).isZero();
        assertThat(plain.stdout()).isEqualTo("sample 1.0\n");
        CellResult given =
                cell.withFile("in", "text\n").withVariable("WORD", "é").run("x", "7");
        assertThat(given.exit()).isEqualTo(7);
        assertThat(given.stdout()).isEqualTo("text\n");
        assertThat(given.stderr()).isEqualTo("é");
        // Of an earlier run nothing is left.
        assertThat(cell.run().stdout()).isEmpty();
    }

    private static EngineExecutionResults execute(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .configurationParameter(LocalCells.ENGINE, "sandbox")
                .execute();
    }

    private static Predicate<String> containing(String... parts) {
        return text -> Set.of(parts).stream().allMatch(text::contains);
    }

    @Test
    void failuresAreFailures() {
        EngineExecutionResults results = execute(Failing.class);
        results.testEvents()
                .assertStatistics(all -> all.started(4).failed(4).skipped(0).aborted(0));
        results.testEvents()
                .failed()
                .assertThatEvents()
                .haveExactly(1, event(displayName("scratch"), finishedWithFailure(message(containing("other")))))
                .haveExactly(1, event(displayName("busybox"), finishedWithFailure(message(containing("other")))))
                .haveExactly(1, event(finishedWithFailure(message(containing("without running", "musl in scratch")))))
                .haveExactly(
                        1,
                        event(finishedWithFailure(message(containing(
                                "dynamic was not started", "in scratch (sandbox)", "ld-linux-x86-64.so.2")))));
    }

    static class Failing {

        @DistributionTest(
                binary = "target/sample/musl",
                environments = {"scratch", "busybox"})
        void asserts(DistributionCell cell) {
            assertThat(cell.run("--version").stdout()).isEqualTo("other");
        }

        @DistributionTest(binary = "target/sample/musl", environments = "scratch")
        void runsNothing() {}

        @DistributionTest(binary = "target/sample/dynamic", environments = "scratch")
        void cannotStart(DistributionCell cell) {
            cell.run("--version");
        }
    }

    @Test
    void aTestThatIsNotSetUpFails() {
        EngineExecutionResults results = execute(NotSetUp.class);
        results.testEvents().assertStatistics(all -> all.started(0));
        results.containerEvents()
                .failed()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                container("unknownEnvironment"),
                                finishedWithFailure(message(containing("there is no environment 'debain-12'")))))
                .haveExactly(
                        1,
                        event(container("noProperty"), finishedWithFailure(message(containing("no.such is not set")))))
                .haveExactly(1, event(container("noFile"), finishedWithFailure(message(containing("target/absent")))))
                .haveExactly(
                        1,
                        event(container("noEnvironment"), finishedWithFailure(message(containing("no environment")))));
    }

    static class NotSetUp {

        @DistributionTest(binary = "target/sample/musl", environments = "debain-12")
        void unknownEnvironment(DistributionCell cell) {
            cell.run();
        }

        @DistributionTest(binary = "${no.such}", environments = "scratch")
        void noProperty(DistributionCell cell) {
            cell.run();
        }

        @DistributionTest(binary = "target/absent", environments = "scratch")
        void noFile(DistributionCell cell) {
            cell.run();
        }

        @DistributionTest(
                binary = "target/sample/musl",
                environments = {})
        void noEnvironment(DistributionCell cell) {
            cell.run();
        }
    }
}
