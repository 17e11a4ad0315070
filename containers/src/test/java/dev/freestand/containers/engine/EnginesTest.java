package dev.freestand.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.verifier.policy.OwnEnvironment;
import dev.freestand.verifier.process.HostMachine;
import org.junit.jupiter.api.Test;

class EnginesTest {

    private static final Engine TREES = Engine.absent("trees");
    private static final Engine FOLDERS = Engine.absent("folders");
    private static final Engine KERNELS = Engine.absent("kernels");

    @Test
    void ownFoldersGoToTheEngineThatRunsThem() {
        Engines engines = new Engines(TREES, FOLDERS, KERNELS);
        Environment folder = Environment.of(
                new OwnEnvironment("mine", "Mine", null, "root", LibcFlavour.GLIBC, null, null), HostMachine.X86_64);
        Environment distribution = Catalogue.bundled().find("debian-12").orElseThrow();

        assertThat(engines.of(folder)).isSameAs(FOLDERS);
        assertThat(engines.of(distribution)).isSameAs(TREES);
        assertThat(engines.all()).containsExactly(TREES, FOLDERS, KERNELS);
        assertThat(new Engines(TREES, KERNELS).all()).containsExactly(TREES, KERNELS);
    }
}
