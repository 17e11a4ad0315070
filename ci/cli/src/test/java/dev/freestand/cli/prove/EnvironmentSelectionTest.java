package dev.freestand.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.containers.environment.EnvironmentSource;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Libc;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.process.HostMachine;
import dev.freestand.verifier.proof.EnvironmentKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentSelectionTest {

    private static final EnvironmentSource PREPARED = environment -> new PreparedEnvironment(
            environment, Path.of("/nonexistent"), "0".repeat(64), Libc.UNKNOWN, null, null, null);

    @Test
    void aNativeProgramIsBootedWithItsMachinesKernelsThatAreThere(@TempDir Path cache) throws Exception {
        for (String machine : List.of("x86-64", "i386")) {
            assertThat(kernels(machine, PREPARED, () -> true))
                    .contains("kernel-6.1")
                    .noneMatch(name -> name.contains("aarch64"));
        }
        assertThat(kernels("x86-64", PREPARED, () -> false)).isEmpty();
        EnvironmentSource none = EnvironmentCache.of(Map.of("FREESTAND_CACHE", cache.toString()));
        assertThat(kernels("x86-64", none, () -> true)).isEmpty();
        assertThat(selection("x86-64", none, () -> true, List.of()).missing()).contains("kernel-6.1");
    }

    @Test
    void kernelsOfAnotherMachineAreTakenWhereTheyAreNamed() throws Exception {
        String kernel = "kernel-6.12-aarch64-16k";
        BooleanSupplier never = () -> {
            throw new AssertionError("asked whether kernels of x86-64 can be booted");
        };
        assertThat(kernels("aarch64", PREPARED, never)).isEmpty();
        assertThat(selection("aarch64", PREPARED, never, List.of(kernel)).included())
                .extracting(Environment::name)
                .contains(kernel, "machine-aarch64");
    }

    @ParameterizedTest
    @CsvSource({
        "x86-64, x86-64, debian-12 kernel-6.1",
        "x86-64, aarch64, machine-aarch64",
        "aarch64, aarch64, debian-12 kernel-6.12-aarch64-4k",
        "aarch64, x86-64, cpu-x86-64-v1 cpu-x86-64-v2 cpu-x86-64-v3",
        "aarch64, i386, machine-i386",
    })
    void aProgramOfTheHostGetsItsTreesAndAnotherTheEmulators(HostMachine host, String machine, String names)
            throws Exception {
        List<String> included =
                EnvironmentSelection.of(List.of(program(machine)), List.of(), PREPARED, () -> true, host)
                        .included()
                        .stream()
                        .map(Environment::name)
                        .toList();

        assertThat(included).contains(names.split(" "));
        assertThat(included.contains("scratch")).isEqualTo(host.runs(machine));
        assertThat(included.stream().anyMatch(name -> name.startsWith("machine-") || name.startsWith("cpu-")))
                .isEqualTo(!host.runs(machine));
    }

    private static List<String> kernels(String machine, EnvironmentSource source, BooleanSupplier boots)
            throws Exception {
        return selection(machine, source, boots, List.of()).included().stream()
                .filter(environment -> environment.kind() == EnvironmentKind.KERNEL)
                .map(Environment::name)
                .toList();
    }

    private static EnvironmentSelection selection(
            String machine, EnvironmentSource source, BooleanSupplier boots, List<String> words) throws Exception {
        return EnvironmentSelection.of(List.of(program(machine)), words, source, boots);
    }

    private static FoundProgram program(String machine) {
        FileReport file = Inspector.notBuilt(Path.of("program"), "none", "not read");
        FileReport.Format format = file.format();
        return new FoundProgram(
                Path.of("program"),
                "program",
                new FileReport(
                        file.identity(),
                        new FileReport.Format(format.kind(), format.bits(), format.byteOrder(), machine),
                        file.linking(),
                        file.requirements(),
                        file.structure(),
                        file.security(),
                        file.assessment()));
    }
}
