package dev.freestand.verifier.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.core.tree.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder as the root of a process, with something beside it that no path may reach. */
class RootFileTreeTest {

    @TempDir
    private Path folder;

    private Path root;
    private RootFileTree tree;

    @BeforeEach
    void aFileInsideAndOneOutside() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        Files.writeString(folder.resolve("outside"), "outside");
        Files.createDirectories(root.resolve("usr/lib"));
        Files.writeString(root.resolve("usr/lib/a"), "inside");
        tree = RootFileTree.of(root);
    }

    private void link(String at, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(at), Path.of(target));
    }

    private String place(String path) {
        FileTree.Lookup lookup = tree.resolve(path);
        return lookup.place() == null ? lookup.why() : lookup.place().path();
    }

    @Test
    void linksAreFollowedFromInside() throws IOException {
        link("lib", "usr/lib");
        link("b", "/lib/a");
        link("usr/c", "../../../usr/lib/../../b");

        assertThat(place("/lib/a")).isEqualTo("/usr/lib/a");
        assertThat(place("/usr/c")).isEqualTo("/usr/lib/a");
        assertThat(tree.resolve("/b").place())
                .isEqualTo(tree.resolve("//usr/./lib/a").place());
    }

    @Test
    void nothingOutsideIsReached() throws IOException {
        link("up", "../outside");
        link("absolute", folder.resolve("outside").toString());
        link("slash", "/");
        link("x", "y");
        link("y", "x");

        assertThat(place("/../outside")).isEqualTo("no such file");
        assertThat(place("/up")).isEqualTo("no such file");
        assertThat(place("/absolute")).isEqualTo("no such file");
        assertThat(place("/slash/../../outside")).isEqualTo("no such file");
        assertThat(place("/usr/lib/a/../../../outside")).isEqualTo("no such file");
        assertThat(place("/x")).isEqualTo("too many symbolic links");
        assertThat(place("/" + "x/".repeat(3000))).isEqualTo("the path is too long");
    }

    @Test
    void onlyRegularFilesAreOpenedAndNothingIsWaitedFor() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", root.resolve("fifo").toString())
                        .start()
                        .waitFor())
                .isZero();
        link("pipe", "/fifo");

        for (String name : new String[] {"/fifo", "/pipe", "/usr"}) {
            FileTree.Place place = tree.resolve(name).place();
            Assertions.assertTimeoutPreemptively(
                    Duration.ofMinutes(1),
                    () -> assertThatThrownBy(() -> tree.open(place).close())
                            .isInstanceOf(FileTree.NotOpenedException.class)
                            .hasMessage("not a regular file"));
        }
        try (FileTree.OpenFile file = tree.open(tree.resolve("/usr/lib/a").place())) {
            assertThat(file.size()).isEqualTo("inside".length());
        }
    }
}
