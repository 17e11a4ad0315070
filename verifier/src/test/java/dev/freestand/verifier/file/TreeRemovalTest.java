package dev.freestand.verifier.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeRemovalTest {

    @TempDir
    private Path folder;

    @Test
    void foldersDeeperThanAnyPathGo() throws Exception {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        // No path to the innermost fits: made from the inside out, by moving what is there into another.
        String name = "n".repeat(200);
        Path inner = Files.createDirectory(tree.resolve("start"));
        for (int i = 0; i < 100; i++) {
            Path outer = Files.createDirectory(tree.resolve("next"));
            Files.move(inner, outer.resolve(name));
            Files.createFile(outer.resolve("file"));
            inner = Files.move(outer, tree.resolve("start"));
        }

        TreeRemoval.remove(tree);

        assertThat(tree).doesNotExist();
    }

    @Test
    void closedFoldersGoAndLinksAreNotFollowed() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createFile(outside.resolve("kept"));
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Files.createSymbolicLink(tree.resolve("link"), outside);
        Path closed = Files.createDirectories(tree.resolve("a/closed/below"));
        Files.createSymbolicLink(closed.resolve("link"), outside);
        Files.createFile(tree.resolve(".removed-0"));
        Files.setPosixFilePermissions(tree.resolve("a/closed"), PosixFilePermissions.fromString("---------"));

        TreeRemoval.remove(tree);
        TreeRemoval.remove(folder.resolve("not there"));

        assertThat(tree).doesNotExist();
        assertThat(outside.resolve("kept")).exists();
    }
}
