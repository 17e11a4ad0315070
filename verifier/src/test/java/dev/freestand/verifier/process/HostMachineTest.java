package dev.freestand.verifier.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostMachineTest {

    @ParameterizedTest
    @CsvSource({
        "amd64, x86-64",
        "x86_64, x86-64",
        "aarch64, aarch64",
        "arm64, aarch64",
        "i386, i386",
        "x86, i386",
        "Riscv64, riscv64",
        "'', unknown",
    })
    void javasWordIsTheMachineOfItsFiles(String osArch, String machine) {
        assertThat(HostMachine.of(osArch).name()).isEqualTo(machine);
        assertThat(HostMachine.of(osArch).runs(machine)).isTrue();
        assertThat(HostMachine.of(osArch).runs("s390x")).isFalse();
        assertThat(HostMachine.of(osArch).runs(null)).isFalse();
    }

    @Test
    void compilersAndTheKernelNameItAsTheyDo() {
        assertThat(HostMachine.X86_64.kernelName()).isEqualTo("x86_64");
        assertThat(HostMachine.AARCH64.kernelName()).isEqualTo("aarch64");
    }

    @Test
    void aMachineMayRunFilesOfItsSmallerPredecessorAndOfNoOther() {
        assertThat(HostMachine.X86_64.mayRun("i386")).isTrue();
        assertThat(HostMachine.X86_64.mayRun("x32")).isTrue();
        assertThat(HostMachine.X86_64.mayRun("arm")).isFalse();
        assertThat(HostMachine.AARCH64.mayRun("arm")).isTrue();
        assertThat(HostMachine.AARCH64.mayRun("i386")).isFalse();
        assertThat(HostMachine.of("riscv64").mayRun("arm")).isFalse();
    }
}
