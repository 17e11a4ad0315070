package dev.freestand.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.containers.environment.EnvironmentSource;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Libc;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.proof.EnvironmentKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class EnvironmentSelectionTest {

    private static final Predicate<String> EVERY = machine -> true;
    private static final Predicate<String> OF_AARCH64 = name -> name.contains("aarch64");

    private static final EnvironmentSource PREPARED = environment -> new PreparedEnvironment(
            environment, Path.of("/nonexistent"), "0".repeat(64), Libc.UNKNOWN, null, null, null);

    @Test
    void aProgramIsBootedWithKernelsOfItsOwnMachine() throws Exception {
        assertThat(kernels("x86-64", PREPARED, EVERY)).contains("kernel-6.1").noneMatch(OF_AARCH64);
        assertThat(kernels("i386", PREPARED, EVERY)).contains("kernel-6.1").noneMatch(OF_AARCH64);
        assertThat(kernels("aarch64", PREPARED, EVERY))
                .contains("kernel-6.12-aarch64-16k")
                .allMatch(OF_AARCH64);
        assertThat(kernels("riscv64", PREPARED, EVERY)).isEmpty();
    }

    @Test
    void onlyKernelsThatAreThereAndCanBeBootedAreTaken() throws Exception {
        assertThat(kernels("aarch64", PREPARED, machine -> machine.equals("x86-64")))
                .isEmpty();
        EnvironmentSource none = EnvironmentCache.of(Map.of("FREESTAND_CACHE", "/nonexistent"));
        assertThat(kernels("aarch64", none, EVERY)).isEmpty();
        assertThat(selection("aarch64", none, EVERY).missing()).contains("kernel-6.12-aarch64-16k");
    }

    private static List<String> kernels(String machine, EnvironmentSource source, Predicate<String> boots)
            throws Exception {
        return selection(machine, source, boots).included().stream()
                .filter(environment -> environment.kind() == EnvironmentKind.KERNEL)
                .map(Environment::name)
                .toList();
    }

    private static EnvironmentSelection selection(String machine, EnvironmentSource source, Predicate<String> boots)
            throws Exception {
        FileReport file = Inspector.notBuilt(Path.of("program"), "none", "not read");
        FileReport.Format format = file.format();
        FoundProgram program = new FoundProgram(
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
        return EnvironmentSelection.of(List.of(program), List.of(), source, boots);
    }
}
