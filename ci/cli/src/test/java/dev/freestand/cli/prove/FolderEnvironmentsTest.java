package dev.freestand.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.unpack.UnpackedInput;
import dev.freestand.containers.environment.Environment;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.process.CommonsExecRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderEnvironmentsTest {

    @TempDir
    private Path folder;

    @Test
    void aWordWithASlashIsAFolderAndOthersAreNames() throws Exception {
        Path tree = Files.createDirectories(folder.resolve("My Tree"));
        Path other = Files.createDirectories(folder.resolve("b/my-tree"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), tree);

        FolderEnvironments found =
                FolderEnvironments.of(List.of("alpine-*", tree + "/", other.toString(), link.toString(), "debian-12"));

        assertThat(found.names()).containsExactly("alpine-*", "debian-12");
        assertThat(found.environments())
                .extracting(Environment::name)
                .containsExactly("folder-my-tree", "folder-my-tree-2", "folder-my-tree-3");
        Path real = tree.toRealPath();
        assertThat(found.environments())
                .extracting(Environment::tree)
                .containsExactly(real.toString(), other.toRealPath().toString(), real.toString());
        assertThat(FolderEnvironments.lines(found.environments().get(0)))
                .containsExactly(
                        "- name: \"folder-my-tree\"",
                        "  title: \"the folder " + real + "\"",
                        "  tree: \"" + real + "\"");
    }

    @Test
    void aFolderThatIsNotThereIsAnErrorOfUsage() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        for (String word : List.of(folder + "/nowhere", file.toString())) {
            assertThatExceptionOfType(PipelineException.class)
                    .isThrownBy(() -> FolderEnvironments.of(List.of(word)))
                    .withMessageContaining(word)
                    .withMessageContaining("this folder does not exist")
                    .matches(e -> e.exitCode() == ExitCode.USAGE);
        }
    }

    @Test
    void packagesOfEveryFormatAreTriedInAFolder() throws Exception {
        Environment environment =
                FolderEnvironments.of(List.of(folder.toString())).environments().get(0);
        for (UnpackedInput.Format format : UnpackedInput.Format.values()) {
            assertThat(new PackageInstallation(new CommonsExecRunner(), format, List.of()).fits(environment))
                    .isTrue();
        }
    }
}
