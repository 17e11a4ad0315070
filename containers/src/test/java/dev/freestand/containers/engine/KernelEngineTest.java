package dev.freestand.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.containers.probe.CellSetting;
import dev.freestand.core.facts.Libc;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelEngineTest {

    private static final String AARCH64 = "kernel-6.12-aarch64-16k";

    @TempDir
    private Path folder;

    private final List<ProcessRequest> asked = new ArrayList<>();
    private Path subject;

    @BeforeEach
    void makeASubject() throws IOException {
        subject = Files.writeString(folder.resolve("subject"), "x");
    }

    @Test
    void bootsAMachineOfMemoryAndTwoSerialPortsAndGivesItTimeToBoot() {
        CellRun run = run(ended(0, "answer end\nfreestand-init exit 0\n", ""));

        assertThat(run)
                .isInstanceOfSatisfying(
                        CellRun.Answered.class,
                        answered -> assertThat(answered.answer()).asString().isEqualTo("answer end\n"));
        ProcessRequest request = asked.get(0);
        assertThat(request.argv())
                .startsWith("qemu-system-x86_64", "-sandbox")
                .contains("-nodefaults", "-no-user-config")
                .containsSubsequence("-machine", "pc,accel=tcg", "-m", "1028")
                .containsSubsequence("-kernel", folder.resolve("vmlinuz").toString())
                .contains("-no-reboot")
                .doesNotContain("-drive", "-netdev", "-nic", "-hda");
        String words = request.argv().get(request.argv().indexOf("-append") + 1);
        assertThat(words)
                .contains("panic=-1")
                .endsWith("rdinit=/freestand/init -- /freestand/probe /freestand/instructions 65534 /freestand/work"
                        + " 268435456");
        assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(65));
        Path root = Path.of(request.argv().get(request.argv().indexOf("-initrd") + 1));
        assertThat(root.getParent()).as("nothing is left behind").doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A panic: no word of init.
                "0 | answer~ | [ 1.2] Kernel panic - not syncing: no init found | its console ends with: [ 1.2] Kernel panic",
                "0 | freestand-init exit 3~ | probe: fork: errno 11 | it ended with: exit 3; its console ends with: probe: fork",
                "0 | answer~freestand-init signal 9~ | '' | it ended with: signal 9; its console is empty",
                "0 | freestand-init exit 0~answer~ | '' | did not finish running the probe",
                "1 | freestand-init exit 0~ | qemu: cannot set up guest memory | cannot set up guest memory",
            })
    void aFailedMachineIsNoAnswerAndItsConsoleIsQuoted(int exit, String out, String err, String words) {
        assertUnanswered(run(ended(exit, out.replace('~', '\n'), err)), words);
    }

    @Test
    void aKernelThatHangsOrPrintsTooMuchIsNoAnswer() {
        assertUnanswered(run(new ProcessResult(0, new byte[0], new byte[0], true, false)), "did not finish in time");
        byte[] whole = "freestand-init exit 0\n".getBytes(StandardCharsets.US_ASCII);
        assertUnanswered(run(new ProcessResult(0, whole, new byte[0], false, true)), "finish running the probe");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kernel panic - not syncing: Attempted to kill init! exitcode=0x00000200 | ''",
                "Attempted to kill init! exitcode=0x00000000 | exited with status 0, expected 2",
                "Attempted to kill init! exitcode=0x0000008b | exited with status 139, expected 2",
                "Kernel panic - not syncing: No working init found. | was not seen to exit; its console ends with:"
                        + " Kernel",
            })
    void theEndOfTheFirstProcessIsReadFromTheKernel(String console, String problem) {
        Step step = new Step(List.of("-a", "b"), Content.EMPTY, Map.of(), 2, null, null, Map.of());
        String told;
        try (KernelEngine engine = engine(ended(0, "", console))) {
            told = engine.asFirstProcess(EngineFixtures.request(folder, subject, new byte[0]), step);
        }

        assertThat(asked.get(0).argv())
                .anySatisfy(word -> assertThat(word).endsWith("rdinit=/freestand/named/subject -- -a b"));
        if (problem.isEmpty()) {
            assertThat(told).isEmpty();
        } else {
            assertThat(told).startsWith("as the machine's first process").contains(problem);
        }
    }

    @Test
    void withoutQemuItNamesTheWayToIt() {
        try (KernelEngine engine = new KernelEngine(
                new CommonsExecRunner(),
                new KernelEngine.Emulation("/nonexistent/qemu", "qemu-one"),
                new KernelEngine.Emulation("/nonexistent/other", "qemu-two"))) {
            assertThat(engine.availability().ready()).isFalse();
            assertThat(engine.availability().text()).isEqualTo("/nonexistent/qemu is missing; install qemu-one");
            assertUnanswered(engine.run(EngineFixtures.request(folder, subject, new byte[0])), "install qemu-one");
            assertThat(engine.lacks(prepared(AARCH64))).isEqualTo("/nonexistent/other is missing; install qemu-two");
        }
    }

    @Test
    void eachMachineIsAskedForByItsOwnQemu() {
        ProcessRunner runner = request -> request.argv().get(0).equals("qemu-system-x86_64")
                ? new CommonsExecRunner().run(ProcessRequest.of(List.of("/nonexistent/qemu")))
                : ended(0, "QEMU emulator version 7.2\n", "");
        try (KernelEngine engine = new KernelEngine(runner)) {
            assertThat(engine.availability()).isEqualTo(Availability.ready("QEMU emulator version 7.2"));
            assertThat(engine.lacks(prepared(AARCH64))).isEmpty();
            assertThat(engine.lacks(prepared("kernel-6.1"))).startsWith("qemu-system-x86_64 is missing");
            assertThat(engine.availability("x86-64").ready()).isFalse();
        }
    }

    @Test
    void aMachineOfAArch64HasItsOwnBoardAndAnInexpensiveProcessor() {
        try (KernelEngine engine = engine(ended(0, "freestand-init exit 0\n", ""))) {
            engine.run(new CellRequest(
                    prepared(AARCH64), CellSetting.PLAIN, subject, new byte[0], Duration.ofSeconds(5), 1000));
        }
        assertThat(asked.get(0).argv())
                .startsWith("qemu-system-aarch64", "-sandbox")
                .containsSubsequence("-machine", "virt,accel=tcg", "-cpu", "max,pauth-impdef=on")
                .containsSubsequence("-device", "pci-serial,chardev=answer");
    }

    private PreparedEnvironment prepared(String name) {
        return new PreparedEnvironment(
                Catalogue.bundled().find(name).orElseThrow(), folder, "0".repeat(64), Libc.UNKNOWN, null, null, null);
    }

    @Test
    void aFileThatIsNotThereIsNoAnswer() throws IOException {
        Files.delete(subject);

        assertUnanswered(run(ended(0, "freestand-init exit 0\n", "")), subject.toString());
        assertThat(asked).isEmpty();
    }

    private KernelEngine engine(ProcessResult result) {
        ProcessRunner runner = request -> {
            asked.add(request);
            return result;
        };
        return new KernelEngine(runner);
    }

    private CellRun run(ProcessResult result) {
        try (KernelEngine engine = engine(result)) {
            return engine.run(EngineFixtures.request(folder, subject, new byte[0]));
        }
    }

    private static ProcessResult ended(int exit, String out, String err) {
        return new ProcessResult(
                exit, out.getBytes(StandardCharsets.UTF_8), err.getBytes(StandardCharsets.UTF_8), false, false);
    }

    private static void assertUnanswered(CellRun run, String words) {
        assertThat(run)
                .isInstanceOfSatisfying(
                        CellRun.Unanswered.class,
                        unanswered -> assertThat(unanswered.reason()).contains(words));
    }
}
