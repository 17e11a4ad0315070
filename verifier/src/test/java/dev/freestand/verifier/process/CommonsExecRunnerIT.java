package dev.freestand.verifier.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.core.name.RawText;
import dev.freestand.verifier.file.FileNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommonsExecRunnerIT {

    private static final Duration SHORT = Duration.ofSeconds(2);

    private final CommonsExecRunner runner = new CommonsExecRunner();

    @TempDir
    Path folder;

    private ProcessResult shell(String script) throws ProcessNotStartedException {
        return runner.run(ProcessRequest.of(List.of("/bin/sh", "-c", script)));
    }

    @Test
    void everyExitStatusIsAnAnswer() throws Exception {
        ProcessResult result = shell("echo out; echo err >&2; exit 7");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.out()).isEqualTo("out\n");
        assertThat(result.err()).isEqualTo("err\n");
        assertThat(result.timedOut()).isFalse();
        assertThat(result.truncated()).isFalse();
        assertThat(shell("kill -9 $$").exitCode()).isEqualTo(137);
    }

    @Test
    void namesThatAreNotUtf8ArriveAsTheyAre() throws Exception {
        byte[] name = {'c', (byte) 0xe9, '\'', '%', '\\', '$', (byte) 0xff, '\n', '\n'};
        List<String> words = List.of("printf", "[%s]", "a b", RawText.word(name), "", RawText.word(name), "$HOME");

        ProcessResult result = runner.run(ProcessRequest.of(words));

        String latin = new String(name, StandardCharsets.ISO_8859_1);
        assertThat(new String(result.stdout(), StandardCharsets.ISO_8859_1))
                .isEqualTo("[a b][" + latin + "][][" + latin + "][$HOME]");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void theWorkingFolderMayHaveANameThatIsNotUtf8() throws Exception {
        Path odd = Files.createDirectory(FileNames.ofText(FileNames.text(folder) + "/caf\\xe9\n"));
        Files.writeString(odd.resolve("here"), "");

        ProcessResult result = runner.run(ProcessRequest.of(List.of("/bin/sh", "-c", "echo *; cat; exit 5"))
                .in(odd)
                .withStdin(new byte[] {'x'}));

        assertThat(result.out()).isEqualTo("here\nx");
        assertThat(result.exitCode()).isEqualTo(5);
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        List<String> odd = List.of("", " ", "a b", "\"q\"", "'", "${HOME}", "$HOME", "\\", "*", "-n", "é\n");

        ProcessResult result = runner.run(ProcessRequest.of(
                Stream.concat(Stream.of("printf", "[%s]"), odd.stream()).toList()));

        assertThat(result.out()).isEqualTo(odd.stream().collect(Collectors.joining("][", "[", "]")));
    }

    @Test
    void aProgramsNameIsNotRewritten() throws Exception {
        Path program = folder.resolve(" back\\slash");
        Files.writeString(program, "#!/bin/sh\necho here\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(runner.run(ProcessRequest.of(List.of(program.toString()))).out())
                .isEqualTo("here\n");
    }

    @Test
    void environmentDirectoryAndInputAreTheRequests() throws Exception {
        ProcessRequest request = ProcessRequest.of(List.of("/bin/sh", "-c", "env; pwd; cat"))
                .in(folder)
                .withEnvironment(Map.of("ONLY", "this"))
                .withStdin("typed".getBytes(StandardCharsets.UTF_8));

        String out = runner.run(request).out();

        assertThat(out).contains("ONLY=this\n").endsWith(folder.toRealPath() + "\ntyped");
        assertThat(out).doesNotContain("JAVA_HOME", "USER=");
    }

    @Test
    void aMissingProgramIsNotStarted() {
        assertThatThrownBy(() -> runner.run(ProcessRequest.of(List.of("no-such-program-anywhere"))))
                .isInstanceOf(ProcessNotStartedException.class)
                .hasMessageContaining("no-such-program-anywhere");
        assertThatThrownBy(() -> runner.run(ProcessRequest.of(List.of("/etc/passwd"))))
                .isInstanceOf(ProcessNotStartedException.class);
        assertThatThrownBy(() -> runner.run(ProcessRequest.of(List.of("true")).in(folder.resolve("missing"))))
                .isInstanceOf(ProcessNotStartedException.class);
    }

    @Test
    void aFloodIsReadToItsEndAndNotKept() throws Exception {
        ProcessResult result = runner.run(ProcessRequest.of(List.of("head", "-c", "50000000", "/dev/zero"))
                .withOutputLimit(1000));

        assertThat(result.exitCode()).isZero();
        assertThat(result.stdout()).hasSize(1000);
        assertThat(result.truncated()).isTrue();
        assertThat(result.succeeded()).isFalse();
    }

    @Test
    void anEndlessFloodEndsWithItsTime() throws Exception {
        ProcessResult result =
                runner.run(ProcessRequest.of(List.of("yes")).withTimeout(SHORT).withOutputLimit(10));

        assertThat(result.timedOut()).isTrue();
        assertThat(result.stdout()).hasSize(10);
    }

    @Test
    void aProcessThatIgnoresTheTermSignalIsKilled() throws Exception {
        ProcessRequest request = ProcessRequest.of(List.of("/bin/sh", "-c", "trap '' TERM; while :; do sleep 1; done"))
                .withTimeout(SHORT);

        assertThat(runner.run(request).timedOut()).isTrue();
    }

    @Test
    void childrenAreKilledWithTheirParent() throws Exception {
        Path pids = folder.resolve("pids");
        String script = "sleep 1000 & echo $! > pids; (sleep 1000 & echo $! >> pids; wait) & wait";
        ProcessRequest request =
                ProcessRequest.of(List.of("/bin/sh", "-c", script)).in(folder).withTimeout(Duration.ofSeconds(5));

        assertThat(runner.run(request).timedOut()).isTrue();

        List<String> children = Files.readAllLines(pids);
        assertThat(children).hasSize(2);
        for (String child : children) {
            // A killed orphan waits as a zombie for its new parent, which has nothing left to run.
            assertThat(ProcessHandle.of(Long.parseLong(child))
                            .flatMap(handle -> handle.info().command()))
                    .isEmpty();
        }
    }

    @Test
    void aChildLeftBehindThatHoldsTheOutputDoesNotHoldTheCaller() throws Exception {
        ProcessResult result = shell("setsid sleep 20 & echo done");

        assertThat(result.out()).isEqualTo("done\n");
        // Whether truncated is said depends on who notices first: the platform may already have closed the stream.
        assertThat(result.exitCode()).isZero();
        assertThat(result.timedOut()).isFalse();
    }

    @Test
    void unreadInputDoesNotBlockTheCaller() throws Exception {
        ProcessRequest request = ProcessRequest.of(List.of("true")).withStdin(new byte[10_000_000]);

        assertThat(runner.run(request).exitCode()).isZero();
    }

    @Test
    void anInterruptedCallerGetsAnAnswerAndKeepsItsStatus() throws Exception {
        AtomicReference<ProcessResult> result = new AtomicReference<>();
        AtomicReference<Boolean> status = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            Thread.currentThread().interrupt();
            try {
                result.set(runner.run(ProcessRequest.of(List.of("sleep", "1000"))));
            } catch (ProcessNotStartedException e) {
                throw new IllegalStateException(e);
            }
            status.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        caller.join();

        assertThat(result.get().timedOut()).isTrue();
        assertThat(status).hasValue(true);
    }
}
