package dev.freestand.containers.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.HostMachine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelFloorHostTest {

    @ParameterizedTest
    @CsvSource({
        "x86-64, x86-64, ",
        "x86-64, i386, ",
        "x86-64, aarch64, the emulator",
        "x86-64, x32, the emulator",
        "aarch64, aarch64, covers only x86-64 and i386",
        "aarch64, x86-64, the emulator",
        "aarch64, i386, the emulator",
    })
    void theFloorIsObservedWhereTheTableHasTheCallsOfTheProcessorItself(
            HostMachine host, String machine, String reason) {
        String hindrance = KernelFloorMeter.hindrance(machine, host);

        if (reason == null) {
            assertThat(hindrance).isNull();
        } else {
            assertThat(hindrance).startsWith("it is for " + machine + ": ").contains(reason);
        }
    }
}
