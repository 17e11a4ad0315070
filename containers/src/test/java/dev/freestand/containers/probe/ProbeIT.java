package dev.freestand.containers.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.environment.Condition;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.HostMachine;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The probe without an engine around it, where the file under test can do what no cell lets it do: it must be seen. */
class ProbeIT {

    @TempDir
    private Path folder;

    private Path subject;

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        subject = folder.resolve("subject");
        Process compiler = new ProcessBuilder("musl-gcc", "-static", "-o", subject.toString(), "src/test/c/hostile.c")
                .inheritIO()
                .start();
        assertThat(compiler.waitFor()).isZero();
        Files.createDirectory(folder.resolve("work"));
    }

    @Test
    void aFileThatLeavesItselfAloneIsTheSameThroughout() throws Exception {
        ProbeReport report = run(step("nothing"), step("nothing"));

        assertThat(report.sameFileThroughout()).isTrue();
        assertThat(report.behaviours().get(1).get(0).number()).isEqualTo(99);
    }

    @ParameterizedTest
    @ValueSource(strings = {"replace-at", "touch-at"})
    void whatWasReplacedOrTouchedIsNotRunAgain(String deed) throws Exception {
        ProbeReport report = run(step(deed, subject.toString()), step("nothing"));

        assertThat(report.behaviours().get(0).get(0).number()).isZero();
        assertThat(report.behaviours().get(1).get(0).ending()).isEqualTo(ProcessEnd.REPLACED);
        assertThat(report.after()).isNull();
        assertThat(report.sameFileThroughout()).isFalse();
    }

    @Test
    void whatWasReplacedByTheLastStepIsSeen() throws Exception {
        assertThat(run(step("replace-at", subject.toString())).sameFileThroughout())
                .isFalse();
    }

    /** On this machine, with the rights of whoever runs the tests, most conditions do not hold; none is taken on trust. */
    @Test
    void conditionsThatDoNotHoldAreNamed() throws Exception {
        ProbeReport report = run(new CellSetting(List.of(Condition.values()), 123_456, null), step("nothing"));

        assertThat(report.unmet())
                .contains("empty-root (errno 17)", "no-proc (errno 17)", "no-dev (errno 17)", "no-tmp (errno 17)")
                .contains("no-passwd (errno 17)", "random-user (errno 1)");
        assertThat(report.unmet())
                .as("what the probe establishes itself")
                .noneMatch(word -> word.matches("(few|small|old|odd|closed|empty-env).*"));
        assertThat(report.behaviours().get(0).get(0).number()).isEqualTo(99);
    }

    @Test
    void aLimitThatCannotBeRaisedToItsMeasureIsNamed() throws Exception {
        ProbeReport report = run(
                List.of("sh", "-c", "ulimit -n 60; exec \"$0\" -"),
                new CellSetting(List.of(Condition.FEW_FILES, Condition.SMALL_STACK), 1, null),
                step("nothing"));

        assertThat(report.unmet()).containsExactly("few-files (errno 1)");
    }

    @Test
    void theControlForThisMachineSaysAndEndsAsOthersDo() throws Exception {
        Path control = folder.resolve("control");
        Files.write(control, ForeignControlBinary.of(HostMachine.CURRENT.name()).bytes());
        Files.setPosixFilePermissions(control, PosixFilePermissions.fromString("r-x------"));

        ProcessResult result = new CommonsExecRunner().run(ProcessRequest.of(List.of(control.toString())));

        assertThat(result.out()).isEqualTo("control\n");
        assertThat(result.exitCode()).isEqualTo(42);
    }

    private static Step step(String... args) {
        return new Step(List.of(args), Content.EMPTY, Map.of(), 0, null, null, Map.of());
    }

    /** Each step as a behaviour of its own. */
    private ProbeReport run(Step... steps) throws Exception {
        return run(CellSetting.PLAIN, steps);
    }

    private ProbeReport run(CellSetting setting, Step... steps) throws Exception {
        return run(List.of("sh", "-c", "exec \"$0\" -"), setting, steps);
    }

    private ProbeReport run(List<String> shell, CellSetting setting, Step... steps) throws Exception {
        Instructions instructions = Instructions.of(
                setting,
                CellLimits.DEFAULT,
                "hostile",
                List.of(steps).stream()
                        .map(step -> new Behaviour("b", Map.of(), List.of(step)))
                        .toList());
        Path probe = ProbeBinary.writeTo(folder);
        String here = new String(instructions.encode(), StandardCharsets.US_ASCII)
                .replace(line("control", CellLayout.PROBE), line("control", probe.toString()))
                .replace(line("subject", CellLayout.SUBJECT), line("subject", subject.toString()))
                .replace(
                        line("work", CellLayout.WORK),
                        line("work", folder.resolve("work").toString()));
        ProcessResult result = new CommonsExecRunner()
                .run(ProcessRequest.of(Stream.concat(shell.stream(), Stream.of(probe.toString()))
                                .toList())
                        .withStdin(here.getBytes(StandardCharsets.US_ASCII)));
        assertThat(result.err()).isEmpty();
        return ProbeParser.parse(result.stdout(), instructions);
    }

    private static String line(String verb, String path) {
        return verb + " " + Content.ofText(path).hex();
    }
}
