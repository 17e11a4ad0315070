package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that can only be read, as in many a CI job: noticed before the cells run, or proved with the results elsewhere. */
class ReadOnlyProjectIT {

    @TempDir
    private Path folder;

    private SampleProject project;
    private Path root;

    @BeforeEach
    void project() throws IOException {
        root = Files.createDirectory(folder.resolve("project"));
        project = new SampleProject(root).configure("true", "");
        project.compile("sh", "-ec", "mkdir out && musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet");
    }

    /** Runs the launcher where the project's folder is mounted for reading only. */
    private ProcessResult freestand(String arguments) throws IOException {
        String launcher = Path.of("target/freestand").toAbsolutePath().toString();
        return project.run(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-ec",
                "mount --bind " + root + " " + root + "; mount -o remount,bind,ro " + root + "; cd " + root + "; exec "
                        + launcher + " " + arguments);
    }

    @Test
    void nothingIsBuiltOrRunWhereTheReportsCannotBeWritten() throws IOException {
        ProcessResult result = freestand("verify --engine sandbox");
        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("freestand: the reports cannot be written to " + root.toRealPath() + "/target/freestand: ")
                .contains("Name another folder with -o DIR, or make this one writable.")
                .doesNotContain("cell 1 of");
    }

    @Test
    void whatBuildsSayGoesWhereTheReportsGo() throws IOException {
        Path output = folder.resolve("results");
        ProcessResult result = freestand("verify --engine sandbox -o " + output);
        assertThat(result.err()).contains("cell 1 of ");
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(output.resolve("build/static.log")).exists();
        assertThat(output.resolve("proof.json")).exists();
        assertThat(root.resolve("target")).doesNotExist();
    }
}
