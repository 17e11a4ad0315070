package dev.freestand.cli.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenFilesTest {

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void files() throws IOException {
        root = Files.createDirectories(folder.resolve("project")).toRealPath();
        Files.createDirectories(root.resolve("man/deep"));
        for (String file : List.of("man/a.1", "man/b.1", "man/c.txt", "man/deep/d.1", "LICENSE")) {
            Files.writeString(root.resolve(file), file);
        }
        Files.writeString(folder.resolve("secret"), "not for you");
    }

    private Map<String, Path> find(String place, String... patterns) throws PackException, IOException {
        return ChosenFiles.find(root, new TreeMap<>(Map.of(place, List.of(patterns))));
    }

    private void refused(String place, String pattern, String... words) {
        assertThatThrownBy(() -> find(place, pattern))
                .isInstanceOf(PackException.class)
                .hasMessageStartingWith(place)
                .hasMessageContainingAll(words);
    }

    @Test
    void aFolderTakesFilesByTheirNamesAndAPathTakesOne() throws Exception {
        assertThat(find("m/", "man/*.1", "LICENSE", "man/a.1"))
                .containsExactly(
                        Map.entry("m/LICENSE", root.resolve("LICENSE")),
                        Map.entry("m/a.1", root.resolve("man/a.1")),
                        Map.entry("m/b.1", root.resolve("man/b.1")));
        assertThat(find("m/", "man/**.1")).hasSize(3);
        assertThat(find("doc/copyright", "LICENSE"))
                .containsExactly(Map.entry("doc/copyright", root.resolve("LICENSE")));
        assertThat(find("doc/", "*")).containsOnlyKeys("doc/LICENSE");
    }

    @Test
    void whatIsNotThereIsAMistake() {
        refused("m/", "man/*.2", "'man/*.2' matches no file below " + root);
        refused("m/", "nowhere/*", "matches no file");
        refused("m/", "man/deep", "matches no file");
        refused("m/", "man/[", "cannot be found");
    }

    @Test
    void onePlaceHoldsOneFile() throws IOException {
        refused("m/one", "man/*.1", "is one file, and 2 are chosen for it: man/a.1, man/b.1", "m/one/");
        Files.writeString(root.resolve("man/deep/a.1"), "another");
        refused("m/", "man/**.1", "m/a.1: two files are chosen: man/a.1 and man/deep/a.1");
    }

    @Test
    void aSymbolicLinkIsNeverFollowed() throws IOException {
        Files.createSymbolicLink(root.resolve("man/link.1"), folder.resolve("secret"));
        refused("m/", "man/*.1", "man/link.1 is not a regular file but a symbolic link");
        refused("m/", "man/link.1", "a symbolic link");
        Files.createSymbolicLink(root.resolve("out"), folder);
        refused("m/", "out/secret", "symbolic link");
        refused("m/", "out/*", "symbolic link");
        Files.createSymbolicLink(root.resolve("inner"), root.resolve("man"));
        refused("m/", "inner/a.1", "symbolic link");
    }

    @Test
    void aFileThatBecomesALinkIsNotRead() throws Exception {
        Path found = find("m/", "LICENSE").get("m/LICENSE");
        Files.delete(found);
        Files.createSymbolicLink(found, folder.resolve("secret"));
        assertThatThrownBy(() -> ChosenFiles.read(found)).isInstanceOf(IOException.class);
    }

    @Test
    void aNameThatIsNotPlainIsRefused() throws IOException {
        for (String name : List.of("new\nline.7", "a b.7", "-rf.7", ".hidden.7", "\u202eltr.7")) {
            Path file = Files.writeString(root.resolve("man").resolve(name), "");
            refused("m/", "man/*.7", "is not valid: expected letters");
            Files.delete(file);
        }
    }

    @Test
    void aFolderIsNoFileAndALargeFileIsNoText() throws Exception {
        Path large = root.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength((64L << 20) + 1);
        }
        assertThatThrownBy(() -> ChosenFiles.read(large)).hasMessageContaining("longer than 64 MiB");
    }
}
