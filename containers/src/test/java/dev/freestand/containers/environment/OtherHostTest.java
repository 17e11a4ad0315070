package dev.freestand.containers.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.verifier.policy.OwnEnvironment;
import dev.freestand.verifier.process.HostMachine;
import dev.freestand.verifier.proof.EnvironmentKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the catalogue is on a host that is not x86-64. */
class OtherHostTest {

    private static final Catalogue THERE = Catalogue.bundled(HostMachine.AARCH64);
    private static final Catalogue HERE = Catalogue.bundled(HostMachine.X86_64);

    @Test
    void itHasTheSameNamesTitlesAndKinds() {
        assertThat(THERE.environments())
                .extracting(Environment::name, Environment::title, Environment::kind, Environment::image)
                .containsExactlyElementsOf(HERE.environments().stream()
                        .map(one -> tuple(one.name(), one.title(), one.kind(), one.image()))
                        .toList());
    }

    @Test
    void distributionsAndConditionsAreOfTheHost() {
        assertThat(THERE.environments())
                .filteredOn(one -> one.kind() == EnvironmentKind.DISTRIBUTION || one.kind() == EnvironmentKind.HOSTILE)
                .hasSizeGreaterThan(50)
                .allMatch(one -> one.machine().equals("aarch64") && !one.foreign() && one.cpu() == null);
        assertThat(HERE.environments())
                .filteredOn(one -> one.kind() == EnvironmentKind.DISTRIBUTION || one.kind() == EnvironmentKind.HOSTILE)
                .allMatch(one -> one.machine().equals("x86-64") && !one.foreign());
        assertThat(HERE.find("rocky-9").orElseThrow().cpu()).isEqualTo("x86-64-v2");
    }

    @ParameterizedTest
    @CsvSource({
        "cpu-x86-64-v2, x86-64, true, false",
        "kernel-6.1, x86-64, true, false",
        "machine-aarch64, aarch64, false, true",
        "kernel-6.12-aarch64-4k, aarch64, false, true",
        "machine-riscv64, riscv64, true, true",
    })
    void aPlayedProcessorAndABootedKernelStayWhatTheyAre(
            String name, String machine, boolean foreignThere, boolean foreignHere) {
        assertThat(THERE.find(name).orElseThrow().machine()).isEqualTo(machine);
        assertThat(THERE.find(name).orElseThrow().foreign()).isEqualTo(foreignThere);
        assertThat(HERE.find(name).orElseThrow().machine()).isEqualTo(machine);
        assertThat(HERE.find(name).orElseThrow().foreign()).isEqualTo(foreignHere);
    }

    @Test
    void anEnvironmentOfTheProjectsOwnIsOfTheHostToo() throws Exception {
        OwnEnvironment own = new OwnEnvironment("mine", "Mine", null, "tree", LibcFlavour.MUSL, null, null);

        assertThat(THERE.with(List.of(own)).find("mine").orElseThrow().machine())
                .isEqualTo("aarch64");
        assertThat(HERE.with(List.of(own)).find("mine").orElseThrow().machine()).isEqualTo("x86-64");
        assertThatThrownBy(() -> new Catalogue(
                        1, List.of(), List.of(THERE.environments().get(0), Environment.of(own, HostMachine.X86_64))))
                .hasMessage("mine is for another machine than the first");
    }
}
