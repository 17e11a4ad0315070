package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with the archive of classes, with one that fits another folder, with a broken one, and without. */
class LauncherIT {

    @TempDir
    private Path root;

    private SampleProject project;

    @BeforeEach
    void copy() throws IOException {
        project = new SampleProject(root);
        Path built = Path.of("target").toAbsolutePath();
        project.compile(
                "sh",
                "-c",
                "cp -r '" + built + "/freestand' '" + built + "/freestand.jsa' '" + built + "'/*.jar '" + built
                        + "/lib' .");
    }

    @Test
    void theBuildsArchiveIsUsed() throws IOException {
        project.with("FREESTAND_JAVA_OPTIONS", "-Xlog:class+load=info:file=loaded");
        assertThat(project.freestand("--version").exitCode()).isZero();
        List<String> loaded = Files.readAllLines(root.resolve("loaded"));
        assertThat(loaded)
                .anyMatch(line -> line.contains("dev.freestand.cli.command.Freestand source: shared objects"));
        assertThat(loaded.stream().filter(line -> line.contains("shared objects")))
                .hasSizeGreaterThan(loaded.size() * 3 / 4);
    }

    @Test
    void aWorkingFolderThatWasRemovedIsSaid() throws IOException {
        ProcessResult result =
                project.run("sh", "-c", "mkdir gone && cd gone && rmdir ../gone && exec ../freestand --version");
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).endsWith("freestand: the working folder is not there any more: change to another\n");
        assertThat(result.exitCode()).isEqualTo(3);
    }

    @Test
    void anArchiveThatDoesNotFitIsPassedOverInSilence() throws IOException {
        String version = project.freestand("--version").out();
        for (String archive : List.of("of another folder", "not an archive", "")) {
            if (archive.isEmpty()) {
                Files.delete(root.resolve("freestand.jsa"));
            } else if (archive.startsWith("not")) {
                Files.delete(root.resolve("freestand.jsa"));
                Files.writeString(root.resolve("freestand.jsa"), archive);
            }
            ProcessResult result = project.run("./freestand", "--version");
            assertThat(result.err()).as(archive).isEmpty();
            assertThat(result.out()).as(archive).isEqualTo(version);
            assertThat(result.exitCode()).as(archive).isZero();
        }
    }

    @Test
    void theHeapOfAScanIsBoundedAndThatOfOthersIsNot() throws IOException {
        project.with("FREESTAND_JAVA_OPTIONS", "-XX:+PrintFlagsFinal -XX:-UseCompressedOops");
        String flag = "MaxHeapSize += 167772160 ";
        assertThat(project.freestand("--format", "json", "scan", "greet.c").out())
                .containsPattern(flag);
        assertThat(project.freestand("inspect", "scan").out()).doesNotContainPattern(flag);
        assertThat(project.freestand("--config", "scan", "--version").out()).doesNotContainPattern(flag);
    }
}
