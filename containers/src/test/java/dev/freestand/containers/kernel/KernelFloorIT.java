package dev.freestand.containers.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.engine.Engine;
import dev.freestand.containers.engine.Engines;
import dev.freestand.containers.engine.SandboxEngine;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.containers.portability.Specimen;
import dev.freestand.containers.portability.SubjectUnderTest;
import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.proof.ObservedKernelFloor;
import dev.freestand.verifier.proof.ObservedKernelFloor.BreakingCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program and a filter that the kernel really enforces. */
class KernelFloorIT {

    @TempDir
    private Path folder;

    @Test
    void onlyACallWithoutAFallbackSetsTheFloor() throws Exception {
        Path file = Specimen.compile(folder, "new-calls", "musl-gcc", "-static");
        FileReport report = Inspector.withoutWitnesses().inspect(file);
        SubjectUnderTest subject =
                new SubjectUnderTest("v", file, Objects.requireNonNull(report.sha256()), report, true);

        ObservedKernelFloor strict = floor(subject, "getrandom");
        ObservedKernelFloor careful = floor(subject, "fallback");

        assertThat(strict.observed()).as("%s", strict).isEqualTo("3.17");
        assertThat(strict.breaks())
                .isEqualTo(
                        new BreakingCall(
                                "getrandom",
                                "3.15",
                                true,
                                "getrandom: exit status 3, expected 0 (standard error: \"getrandom: Function not implemented\")"));
        assertThat(strict.search().environment()).isEqualTo("scratch");
        assertThat(careful.lowest()).as("%s", careful).isTrue();
        assertThat(careful.breaks()).isNull();
    }

    private static ObservedKernelFloor floor(SubjectUnderTest subject, String argument) throws Exception {
        Step step = new Step(List.of(argument), Content.EMPTY, Map.of(), 0, Content.ofText("done\n"), null, Map.of());
        try (Engines engines = new Engines(
                new SandboxEngine(new CommonsExecRunner()), Engine.absent("no kernel is booted in this test"))) {
            return new KernelFloorMeter(
                            engines,
                            EnvironmentCache.of(System.getenv()),
                            List.of(Catalogue.bundled().find("scratch").orElseThrow()),
                            List.of(),
                            List.of(new Behaviour(argument, Map.of(), List.of(step))),
                            false)
                    .measure(subject, List.of());
        }
    }
}
