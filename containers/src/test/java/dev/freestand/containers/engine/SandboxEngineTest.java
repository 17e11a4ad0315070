package dev.freestand.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.confine.ControlGroups;
import dev.freestand.containers.environment.Condition;
import dev.freestand.containers.environment.Emulator;
import dev.freestand.containers.probe.CellSetting;
import dev.freestand.verifier.process.BubblewrapRelease;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxEngineTest {

    @TempDir
    private Path folder;

    private final List<ProcessRequest> asked = new ArrayList<>();
    private ExecutableSearchPath searchPath = new ExecutableSearchPath("");
    private Path rootfs;
    private Path subject;
    private BubblewrapRelease release = BubblewrapRelease.UNKNOWN;

    @BeforeEach
    void makeATree() throws IOException {
        rootfs = Files.createDirectory(folder.resolve("rootfs"));
        Files.createDirectory(rootfs.resolve("usr"));
        Files.createSymbolicLink(rootfs.resolve("lib"), Path.of("usr/lib"));
        subject = Files.writeString(folder.resolve("subject"), "x");
    }

    @Test
    void putsTheRootTogetherFromTheTreesEntriesAndConfinesTheProbe() {
        CellRun run = run(new ProcessResult(0, "answer".getBytes(StandardCharsets.UTF_8), new byte[0], false, false));

        assertThat(run)
                .isInstanceOfSatisfying(
                        CellRun.Answered.class,
                        answered -> assertThat(answered.answer()).asString().isEqualTo("answer"));
        ProcessRequest request = asked.get(0);
        assertThat(request.argv())
                .containsSubsequence(
                        "--unshare-all", "--die-with-parent", "--cap-drop", "ALL", "--clearenv", "--as-pid-1")
                .containsSubsequence("--symlink", "usr/lib", "/lib")
                .containsSubsequence("--ro-bind", rootfs.resolve("usr").toString(), "/usr")
                .containsSubsequence("--ro-bind", subject.toString(), "/freestand/subject")
                .containsSubsequence("--chdir", "/", "--tmpfs", "/")
                .endsWith(
                        "--remount-ro",
                        "/",
                        "--",
                        "/freestand/probe",
                        "--launch",
                        "0",
                        "0",
                        processes(),
                        "/freestand/probe",
                        "-")
                .containsSubsequence("--unshare-user", "--uid", "65534", "--gid", "65534")
                .containsSubsequence("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/dev/shm")
                .doesNotContain("--bind", "--share-net");
        assertThat(request.stdin()).asString().isEqualTo("instructions");
    }

    /** Without control groups, on a kernel that counts processes by user namespace. */
    private static String processes() {
        return Long.toString(SandboxEngine.ownProcesses(System.getProperty("os.version")));
    }

    @Test
    void processesAreLimitedWhereTheyAreCountedByUserNamespace() {
        assertThat(SandboxEngine.ownProcesses("6.1.0-18-amd64")).isEqualTo(512);
        assertThat(SandboxEngine.ownProcesses("5.14.0")).isEqualTo(512);
        assertThat(SandboxEngine.ownProcesses("5.13.9")).isZero();
        assertThat(SandboxEngine.ownProcesses("4.18.0-553.el8")).isZero();
        assertThat(SandboxEngine.ownProcesses("")).isZero();
    }

    @Test
    void anOldBubblewrapGetsNoOptionThatItDoesNotHave() {
        release = new BubblewrapRelease("bubblewrap 0.4.1", false, false);
        run(ok());

        List<String> argv = asked.get(0).argv();
        assertThat(argv)
                .doesNotContain("--clearenv", "--size")
                .containsSubsequence("--tmpfs", "/", "--tmpfs", "/dev/shm")
                .containsSubsequence("--unsetenv", "LC_ALL", "--unsetenv", "PATH", "--as-pid-1");
        System.getenv().keySet().forEach(name -> assertThat(argv).containsSubsequence("--unsetenv", name));
    }

    @Test
    void aConditionThatTakesThemAwayIsWithoutProcAndDev() {
        run(new CellSetting(List.of(Condition.NO_PROC), 1, null), ok());

        assertThat(asked.get(0).argv()).doesNotContain("--proc", "--dev");
    }

    @Test
    void aRandomUserIsTheSameInsideAsInTheInstructions() {
        run(new CellSetting(List.of(Condition.RANDOM_USER), 123_456, null), ok());

        assertThat(asked.get(0).argv())
                .containsSubsequence("--unshare-user", "--uid", "123456", "--gid", "123456", "--tmpfs", "/");
    }

    @Test
    void anEmulatorLiesBesideTheFileAndWhereItIsMissingNothingRuns() throws IOException {
        Path emulator = Files.createFile(folder.resolve("qemu-some"));
        assertThat(emulator.toFile().setExecutable(true)).isTrue();
        searchPath = new ExecutableSearchPath("relative::" + folder);

        run(played("qemu-some"), ok());
        assertThat(asked.get(0).argv()).containsSubsequence("--ro-bind", emulator.toString(), "/freestand/emulator");

        assertUnanswered(run(played("qemu-none"), ok()), "qemu-none is missing; install the package qemu-user-static");
        assertThat(asked).hasSize(1);
    }

    private static CellSetting played(String program) {
        return new CellSetting(List.of(), 1, new Emulator(program, "aarch64", "model", "level"));
    }

    private static ProcessResult ok() {
        return new ProcessResult(0, new byte[0], new byte[0], false, false);
    }

    @Test
    void aTreeThatWouldHideTheProbeIsRefused() throws IOException {
        Files.createDirectory(rootfs.resolve("freestand"));

        assertUnanswered(run(new ProcessResult(0, new byte[0], new byte[0], false, false)), "/freestand");
    }

    @Test
    void explainsHowToAllowUserNamespaces() {
        assertUnanswered(
                run(failed(1, "bwrap: setting up uid map: Permission denied\n")),
                "kernel.apparmor_restrict_unprivileged_userns=0");
        assertUnanswered(
                run(failed(1, "bwrap: No permissions to create a new namespace, likely because the kernel does not\n")),
                "kernel.unprivileged_userns_clone=1");
    }

    @Test
    void anyOtherFailureIsQuoted() {
        assertThat(run(failed(3, "probe: fork: errno 11\n")))
                .isEqualTo(
                        new CellRun.Unanswered("the sandbox did not finish running the probe: probe: fork: errno 11"));
        assertUnanswered(run(failed(139, "")), "exit status 139");
    }

    @Test
    void aTimeoutACutAnswerAndAMissingFileAreNoAnswers() throws IOException {
        assertUnanswered(run(new ProcessResult(0, new byte[0], new byte[0], true, false)), "within 5 s");
        assertUnanswered(run(new ProcessResult(0, new byte[0], new byte[0], false, true)), "finish running the probe");
        Files.delete(subject);
        assertUnanswered(run(new ProcessResult(0, new byte[0], new byte[0], false, false)), subject.toString());
    }

    @Test
    void leavesNoTemporaryFileBehind() {
        run(new ProcessResult(0, new byte[0], new byte[0], false, false));

        List<String> argv = asked.get(0).argv();
        Path probe = Path.of(argv.get(argv.indexOf("/freestand/probe") - 1));
        assertThat(probe.getParent()).doesNotExist();
    }

    private static ProcessResult failed(int exit, String words) {
        return new ProcessResult(exit, new byte[0], words.getBytes(StandardCharsets.UTF_8), false, false);
    }

    private static void assertUnanswered(CellRun run, String words) {
        assertThat(run)
                .isInstanceOfSatisfying(
                        CellRun.Unanswered.class,
                        unanswered -> assertThat(unanswered.reason()).contains(words));
    }

    private CellRun run(ProcessResult result) {
        return run(CellSetting.PLAIN, result);
    }

    private CellRun run(CellSetting setting, ProcessResult result) {
        ProcessRunner runner = request -> {
            asked.add(request);
            return result;
        };
        try (SandboxEngine engine = new SandboxEngine(runner, "bwrap", searchPath, ControlGroups.NONE, release)) {
            return engine.run(
                    EngineFixtures.request(rootfs, setting, subject, "instructions".getBytes(StandardCharsets.UTF_8)));
        }
    }
}
