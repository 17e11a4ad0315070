package dev.freestand.containers.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootTreeTest {

    @TempDir
    private Path folder;

    private Path root;
    private RootTree tree;

    @BeforeEach
    void makeATreeWithAFileBesideIt() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        Files.writeString(folder.resolve("outside"), "outside");
        Files.createDirectories(root.resolve("usr/lib"));
        Files.writeString(root.resolve("usr/lib/a"), "inside");
        tree = new RootTree(root);
    }

    @Test
    void followsLinksAsFromWithin() throws IOException {
        link("lib", "usr/lib");
        link("b", "/lib/a");
        link("usr/c", "../../../usr/lib/../../b");

        assertThat(tree.file("/lib/a")).isPresent();
        assertThat(tree.file("/b")).contains(root.resolve("usr/lib/a"));
        assertThat(tree.file("/usr/c")).isPresent();
        assertThat(tree.file("//usr/./lib/a")).isPresent();
    }

    @Test
    void neverLeadsOut() throws IOException {
        link("up", "../outside");
        link("absolute", folder.resolve("outside").toString());
        link("slash", "/");

        assertThat(tree.file("/../outside")).isEmpty();
        assertThat(tree.file("/up")).isEmpty();
        assertThat(tree.file("/absolute")).isEmpty();
        assertThat(tree.file("/slash/../../outside")).isEmpty();
        assertThat(tree.file("/slash/usr/lib/a")).isPresent();
    }

    @Test
    void givesUpOnCirclesFoldersAndWhatIsNotThere() throws IOException {
        link("x", "y");
        link("y", "x");
        link("deep", "deep/deep");

        assertThat(tree.file("/x")).isEmpty();
        assertThat(tree.file("/deep")).isEmpty();
        assertThat(tree.file("/usr/lib")).isEmpty();
        assertThat(tree.file("/usr/lib/a/b")).isEmpty();
        assertThat(tree.file("usr/lib/a")).isEmpty();
        assertThat(tree.file("/none")).isEmpty();
    }

    private void link(String at, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(at), Path.of(target));
    }
}
