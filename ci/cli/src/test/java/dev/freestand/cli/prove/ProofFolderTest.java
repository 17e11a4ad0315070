package dev.freestand.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.Project;
import dev.freestand.verifier.policy.FreestandConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofFolderTest {

    @TempDir
    private Path root;

    private void refused(Path folder, String reason) {
        assertThatThrownBy(() -> ProofFolder.claim(folder))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("nothing is written to ")
                .hasMessageContaining(reason);
    }

    @Test
    void onlyAFolderOfItsOwnIsWrittenAgain() throws Exception {
        Path folder = root.resolve("p");
        ProofFolder ours = ProofFolder.claim(folder);
        assertThat(folder).doesNotExist();
        ours.begin();
        ours.configure(List.of("freestand: 1"));
        ours.close();
        Files.createDirectories(folder.resolve("files/old"));
        ProofFolder.claim(folder).begin();
        assertThat(folder.resolve("files")).doesNotExist();

        ours.configure(List.of("freestand: 1"));
        Path config = folder.resolve("freestand.yaml");
        Files.writeString(config, Files.readString(config) + "# mine\n");
        refused(folder, "was changed since");

        Path broken = root.resolve("broken");
        try (ProofFolder first = ProofFolder.claim(broken);
                ProofFolder second = ProofFolder.claim(broken)) {
            first.begin();
            assertThatThrownBy(second::begin).hasMessageContaining("another process is changing " + broken);
        }
        // Nothing was configured: it broke off, and is still its own.
        try (ProofFolder again = ProofFolder.claim(broken)) {
            again.begin();
        }

        Path other = Files.createDirectory(root.resolve("other"));
        ProofFolder.claim(other);
        Files.createFile(other.resolve("file"));
        refused(other, "freestand prove did not create it");
        refused(other.resolve("file"), "it is not a folder");
        Files.createSymbolicLink(root.resolve("dangling"), Path.of("nowhere"));
        refused(root.resolve("dangling"), "it is not a folder");
    }

    /** Whatever stands in names and arguments, the configuration is read as it was meant. */
    @Test
    void theConfigurationHoldsHostileWords() throws Exception {
        List<String> arguments = List.of("a b", "\"'\n\t\\", "- {x: y} # z", "\u007f\u0085\u2028é", "😀", "");
        ProofConfig config = new ProofConfig("x\n]: \u001b[2J {", "subject");
        config.variant("v", "files/v/v", "place\nfreestand: 2");
        config.behaviour("arguments", arguments);
        config.environments(
                List.of("scratch", "mine"),
                List.of("- name: mine", "  title: " + ProofConfig.quoted("\"\n"), "  tree: t"));
        FreestandConfig read = Project.LOADER.parse("f", String.join("\n", config.lines()) + "\n");

        assertThat(read.behaviours().get(0).steps().get(0).args()).isEqualTo(arguments);
        assertThat(read.behaviours().get(0).steps().get(0).exit()).isNull();
        assertThat(read.variants()).hasSize(1);
        assertThat(read.environments().add())
                .singleElement()
                .satisfies(own -> assertThat(own.title()).isEqualTo("\"\n"));
    }
}
