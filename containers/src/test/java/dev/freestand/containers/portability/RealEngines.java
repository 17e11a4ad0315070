package dev.freestand.containers.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.engine.DockerEngine;
import dev.freestand.containers.engine.Engine;
import dev.freestand.containers.engine.EngineChoice;
import dev.freestand.containers.engine.EngineSelector;
import dev.freestand.containers.engine.Engines;
import dev.freestand.containers.engine.SandboxEngine;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.containers.probe.CellLimits;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Environments;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.proof.Cell;
import java.time.Duration;
import java.util.List;

/** The real engines and the real environments. A test that finds one missing fails: ci/setup --docker makes them. */
final class RealEngines {

    static final Environments EVERYWHERE =
            only("scratch", "busybox", "musl", "klibc", "debian-11", "debian-12", "debian-13", "debian-testing");

    private RealEngines() {}

    static Engine engine(EngineChoice choice) {
        Engine engine = new EngineSelector(
                        () -> new DockerEngine(System.getenv()), () -> new SandboxEngine(new CommonsExecRunner()))
                .select(choice, notice -> {});
        assertThat(engine.availability())
                .as("run ci/setup --docker before the integration tests")
                .matches(availability -> availability.ready());
        return engine;
    }

    static Portability portability(Engine engine) {
        return new Portability(
                new Engines(engine, Engine.absent("no kernel is booted in this test")),
                Catalogue.bundled(),
                EnvironmentCache.of(System.getenv()),
                new CellLimits(Duration.ofSeconds(5), 1 << 16, 1L << 26));
    }

    static Environments only(String... names) {
        return new Environments(List.of(names), List.of(names));
    }

    static Cell cell(EngineChoice choice, SubjectUnderTest subject, List<Behaviour> behaviours, String environment)
            throws Exception {
        try (Engine engine = engine(choice)) {
            return portability(engine)
                    .run(List.of(subject), behaviours, only(environment), null, 1, CellListener.SILENT)
                    .cells()
                    .get(0);
        }
    }
}
