package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that fail, hang or cannot start beside one that is good; and variants that are left out. */
class BuildFailuresIT {

    @TempDir
    private Path root;

    private SampleProject project;

    @BeforeEach
    void project() throws IOException {
        project = new SampleProject(root);
        Files.writeString(root.resolve("freestand.yaml"), """
                freestand: 1
                subject: greet
                version: 0.1.0
                variants:
                  - name: good
                    build: [ sh, -ec, 'musl-gcc -DDIFFERS=$DIFFERS -static -s greet.c -o out/deep/greet' ]
                    env: { DIFFERS: 0 }
                    artifact: out/deep/greet
                    expect: { linkage: static, libc: musl }
                    ship: true
                  - name: bad
                    build: [ sh, -ec, "echo this target cannot be installed >&2; exit 1" ]
                    artifact: out/bad
                  - name: slow
                    build: [ sh, -ec, "sleep 300 & sleep 300" ]
                    timeout: 2s
                    artifact: out/slow
                  - name: unstarted
                    build: [ no-such-compiler ]
                    artifact: out/unstarted
                  - name: unequipped
                    requires:
                      - { run: [ musl-gcc, --version ], install: apt-get install musl-tools }
                      - { run: [ sh, -c, "exit 3" ], install: rustup target add x86_64-unknown-linux-musl }
                    build: [ sh, -c, "touch out/built" ]
                    artifact: out/built
                behaviours: [ { name: greets, stdout: "hello\\n" } ]
                environments: { include: [scratch] }
                """);
    }

    @Test
    void theOthersAreProvedAndReportsAreWritten() throws IOException {
        // What an earlier build left is not taken for what this one made.
        Files.createDirectories(root.resolve("out"));
        Files.copy(Path.of("/bin/true"), root.resolve("out/bad"));
        ProcessResult result = project.inside("verify", "--engine", "sandbox");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("FAIL  FS602 bad: the build exited with status 1", "this target cannot be installed")
                .contains("FAIL  FS602 slow: the build took longer than 2 s and was stopped")
                .contains(
                        "INCONCLUSIVE  FS602 unstarted: cannot start no-such-compiler", "install it, or correct build:")
                .contains("INCONCLUSIVE  FS602 unequipped: 'sh -c exit 3' exited with status 3; to install it: rustup"
                        + " target"
                        + " add x86_64-unknown-linux-musl")
                .containsPattern("bad +not built")
                .containsPattern("scratch +\\+ runs")
                .contains("greet: FAIL")
                // Why there is no file is said once.
                .doesNotContain("see FS602", "FS101");
        assertThat(root.resolve("out/built")).doesNotExist();
        assertThat(root.resolve("target/freestand/proof.json")).content().doesNotContain("/bin/true");
        for (String report : new String[] {"report.html", "report.md", "junit.xml", "results.sarif"}) {
            assertThat(root.resolve("target/freestand/" + report))
                    .content()
                    .contains("this target cannot be installed");
        }
        assertThat(project.inside("ship").exitCode()).isEqualTo(1);
    }

    @Test
    void variantsAreLeftOutByNameAndNothingIsShippedThen() throws IOException {
        ProcessResult result = project.inside("verify", "--engine", "sandbox", "--variant", "good");

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(result.out())
                .contains(
                        "left out, and not proved: bad, slow, unstarted, unequipped; nothing is shipped by this proof");
        ProcessResult shipped = project.inside("ship");
        assertThat(shipped.exitCode()).isEqualTo(1);
        assertThat(shipped.err()).contains("it leaves out bad, slow, unstarted, unequipped (--variant)");
        assertThat(root.resolve("target/ship")).doesNotExist();
        ProcessResult baseline = project.inside(
                "verify",
                "--engine",
                "sandbox",
                "--baseline",
                project.path("target/freestand/proof.json").toString());
        assertThat(baseline.exitCode()).isEqualTo(2);
        assertThat(baseline.err()).contains("leaves out bad, slow, unstarted, unequipped");
    }

    @Test
    void anUnknownVariantIsAnsweredWithTheNearest() throws IOException {
        for (String command : new String[] {"build", "verify"}) {
            ProcessResult result = project.inside(command, "--variant", "godo");
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("there is no variant godo; did you mean good?");
        }
    }

    @Test
    void buildTriesAllAndNamesThoseThatFailed() throws IOException {
        ProcessResult result = project.inside("build");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("variant bad: ", "variant slow: ", "variant unstarted: ");
        ProcessResult missing = project.inside("build", "--variant", "unequipped");
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.err()).contains("to install it: rustup target add");
        assertThat(root.resolve("out/deep/greet")).isRegularFile();
        assertThat(project.inside("build", "--variant", "good").exitCode()).isZero();
    }

    /** A step that hangs is given its own time, and is not run again to be traced or measured. */
    @Test
    void aStepThatTimedOutIsNotTracedOrMeasured() throws IOException {
        Files.writeString(root.resolve("freestand.yaml"), """
                freestand: 1
                subject: s
                variants:
                  - { name: v, build: [ musl-gcc, -static, waits.c, -o, out/waits ], artifact: out/waits }
                behaviours: [ { name: waits, timeout: 1s } ]
                resident: { args: [] }
                environments: { include: [scratch] }
                """);
        Files.writeString(root.resolve("waits.c"), "#include <unistd.h>\nint main(void) { for (;;) pause(); }\n");
        ProcessResult result = project.inside("verify", "--engine", "sandbox");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("did not finish within 1 s");
        assertThat(root.resolve("target/freestand/proof.json"))
                .content()
                .contains("it was not traced: in scratch it did not finish in time")
                .contains("memory was not measured: in scratch the program did not finish in time");
    }
}
