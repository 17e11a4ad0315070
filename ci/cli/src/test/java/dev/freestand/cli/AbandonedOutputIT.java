package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader of the output stops, as {@code head} does: the program ends with its own code or that of SIGPIPE, in silence. */
class AbandonedOutputIT {

    private static final Path LAUNCHER = Path.of("target/freestand").toAbsolutePath();

    private static final int ABANDONED = 141;

    @TempDir
    private static Path root;

    private static SampleProject project;

    @BeforeAll
    static void prove() throws IOException {
        project = new SampleProject(root).configure("musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet", "");
        ProcessResult part = project.inside("verify", "--engine", "sandbox", "--shard", "1/1", "-o", root + "/part");
        assertThat(part.exitCode()).as(part.out() + part.err()).isZero();
        project.after("verify", "ship");
        Files.move(root.resolve("target"), root.resolve("kept"));
    }

    /** The command's own code, and what was said on standard error. */
    private static void endsQuietly(String command, String reader, int... codes) throws IOException {
        Files.deleteIfExists(root.resolve("status"));
        ProcessResult result = project.run(
                "bash",
                "-c",
                "{ \"$0\" " + command + "; echo $? > status; } | " + reader
                        + "; until [ -s status ]; do sleep 0.1; done",
                LAUNCHER.toString());
        assertThat(result.err()).as(command).isEmpty();
        assertThat(Integer.parseInt(Files.readString(root.resolve("status")).strip()))
                .as(command)
                .isIn(Arrays.stream(codes).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "inspect --help",
                "inspect out/greet",
                "inspect --format json out/greet",
                "inspect --format sarif out/greet",
                "inspect --tree out/greet",
                "inspect --size out/greet",
                "inspect --diff out/greet out/greet",
                "scan /usr/bin",
                "scan --format json /usr/bin",
                "scan --format sarif /usr/bin",
                "report kept/freestand/proof.json",
                "merge -o merged part/proof.json",
                "verify-shipment --unsigned kept/ship",
                "environments list",
                "explain",
                "schema",
                "schema proof"
            })
    void itEndsQuietlyWhenItsOutputIsClosed(String command) throws IOException {
        endsQuietly(command, "{ exec <&-; }", 0, ABANDONED);
    }

    @Test
    void itEndsQuietlyBehindHead() throws IOException {
        for (String command : new String[] {"scan --format json /usr/bin", "schema proof"}) {
            endsQuietly(command, "head -n 1 > first", 0, ABANDONED);
            assertThat(Files.readString(root.resolve("first")).lines()).hasSize(1);
        }
    }

    @Test
    void itEndsQuietlyOnANamedPipeToo() throws IOException {
        project.compile("mkfifo", "fifo");
        ProcessResult result =
                project.run("bash", "-c", "exec 4<>fifo 5>fifo 4<&-; \"$0\" schema proof >&5", LAUNCHER.toString());
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(ABANDONED);
    }
}
