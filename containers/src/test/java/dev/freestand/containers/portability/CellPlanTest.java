package dev.freestand.containers.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.predict.Reports;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.process.HostMachine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellPlanTest {

    private static final List<String> ASKED = List.of(
            "scratch",
            "debian-12",
            "hostile-bare",
            "cpu-x86-64-v1",
            "cpu-x86-64-v3",
            "machine-aarch64",
            "machine-i386",
            "kernel-6.1",
            "kernel-6.12-aarch64-4k");

    @ParameterizedTest
    @CsvSource({
        "x86-64, x86-64, 'scratch debian-12 hostile-bare cpu-x86-64-v1 cpu-x86-64-v3 kernel-6.1'",
        "x86-64, aarch64, 'machine-aarch64 kernel-6.12-aarch64-4k'",
        "x86-64, i386, machine-i386",
        // Played nowhere: shown not to run on the processor that is there.
        "x86-64, riscv64, 'scratch debian-12 hostile-bare cpu-x86-64-v1 cpu-x86-64-v3 kernel-6.1'",
        "aarch64, aarch64, 'scratch debian-12 hostile-bare machine-aarch64 kernel-6.12-aarch64-4k'",
        "aarch64, x86-64, 'cpu-x86-64-v1 cpu-x86-64-v3 kernel-6.1'",
        "aarch64, i386, machine-i386",
        "aarch64, riscv64, 'scratch debian-12 hostile-bare machine-aarch64 kernel-6.12-aarch64-4k'",
    })
    void aFileRunsOnItsOwnProcessorOrWhereThatIsPlayed(HostMachine host, String machine, String names) {
        assertThat(names(host, machine, true)).containsExactly(names.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "x86-64, x86-64, 'scratch debian-12'",
        "aarch64, aarch64, 'scratch debian-12'",
        "aarch64, x86-64, ''",
    })
    void whatNeedNotRunEverywhereRunsInDistributionsAlone(HostMachine host, String machine, String names) {
        assertThat(String.join(" ", names(host, machine, false))).isEqualTo(names);
    }

    private static List<String> names(HostMachine host, String machine, boolean mustRun) {
        List<Environment> asked = Catalogue.bundled(host).environments().stream()
                .filter(environment -> ASKED.contains(environment.name()))
                .toList();
        return CellPlan.of(Reports.of(machine, Linkage.STATIC, null, List.of(), Map.of()), mustRun, asked).stream()
                .map(Environment::name)
                .toList();
    }
}
