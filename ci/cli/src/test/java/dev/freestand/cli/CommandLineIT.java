package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that are not known, formats that a command does not have, and readers that stop early. */
class CommandLineIT {

    @TempDir
    private Path root;

    private SampleProject project;

    @BeforeEach
    void project() throws IOException {
        project = new SampleProject(root);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inspekt x|there is no command inspekt; did you mean inspect?",
                "environments lits|there is no command lits; did you mean list?",
                "inspect --tre x|there is no option --tre; did you mean --tree?",
                "frobnicate --help|there is no command frobnicate",
                "explain FS30|there is no rule FS30; did you mean FS301?",
                "inspect --expect statc greet.c|'statc' is nothing to expect; did you mean static?",
                "inspect --glibc 2.x greet.c|--glibc: '2.x' is not a version: write one such as 2.28",
                "inspect --diff greet.c missing|--diff: there is no file missing",
                "environments list --format json|does not print json",
                "environments --format sarif|does not print sarif",
                "explain --format json|does not print json",
                "schema --format sarif|does not print sarif",
                "build --format json|does not print json",
                "ship --format json|does not print json",
                "keygen --format json -o k|does not print json",
                "verify-shipment --format sarif .|does not print sarif",
                "inspect --tree --format sarif greet.c|not as sarif",
                "inspect --size --format sarif greet.c|not as sarif"
            })
    void whatIsNotKnownOrNotPrintedIsRefused(String arguments, String message) throws IOException {
        ProcessResult result = project.freestand(arguments.split(" "));
        assertThat(result.exitCode()).as(result.out()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void helpIsACommandToo() throws IOException {
        ProcessResult result = project.freestand("help", "inspect");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("--expect");
    }

    @Test
    void anExpectationIsAGateWithoutAConfiguration() throws IOException {
        project.compile("musl-gcc", "-DDIFFERS=0", "-static", "-s", "greet.c", "-o", "greet");
        assertThat(project.freestand("inspect", "--expect", "static,musl,stripped", "greet")
                        .exitCode())
                .isZero();
        ProcessResult other = project.freestand("inspect", "--expect", "dynamic,glibc", "greet");
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("greet: expected dynamic, found executable, static, musl");
        ProcessResult promised = project.freestand(
                "inspect", "--glibc", "2.17", "--needed", "none", "--interpreter", "/lib/ld.so", "--no-rpath", "greet");
        assertThat(promised.exitCode()).isEqualTo(1);
        assertThat(promised.err())
                .isEqualTo("greet: promised interpreter /lib/ld.so: found none (PT_INTERP);"
                        + " link with -Wl,--dynamic-linker=/lib/ld.so\n");
        assertThat(project.freestand("inspect", "--expect", "static", "missing").exitCode())
                .isEqualTo(3);
        assertThat(project.freestand("inspect", "--expect", "static", "greet.c").exitCode())
                .isEqualTo(1);
    }

    @Test
    void aReaderThatStopsEarlyEndsItInSilence() throws IOException {
        String launcher = Path.of("target/freestand").toAbsolutePath().toString();
        ProcessResult result =
                project.run("bash", "-c", "'" + launcher + "' schema proof | true; echo ${PIPESTATUS[0]}");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("141\n");
    }
}
