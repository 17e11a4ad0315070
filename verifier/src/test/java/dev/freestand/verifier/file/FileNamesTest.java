package dev.freestand.verifier.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.name.RawText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are found and named by the bytes of their names. */
class FileNamesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "caf\\xe9",
                "\\xff\\xfe",
                "line\nend",
                "\u001b[31m",
                "\u009b",
                "\u202e",
                "back\\\\slash",
                "-dash",
                "\u00e9",
                "\ud83d\ude00",
                "\ufffd",
                "tail\n",
                " ",
                "%41",
                "a?b#c",
                "\\\\xe9"
            })
    void aFileOfAnyNameIsMadeFoundListedAndNamed(String text) throws IOException {
        Path file = FileNames.ofText(FileNames.text(folder) + "/" + text);
        Files.writeString(file, "content");

        List<Path> listed = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(listed::add);
        }
        assertThat(listed).containsExactly(file);
        assertThat(FileNames.text(listed.get(0).getFileName())).isEqualTo(text);
        assertThat(FileNames.ofWord(FileNames.word(file))).isEqualTo(file);
        assertThat(Files.readString(FileNames.ofText(FileNames.text(listed.get(0)))))
                .isEqualTo("content");
        assertThat(FileNames.shown(file).chars()).noneMatch(c -> c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x202e);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a", "\\xe9", "../\\xe9/b", "a/\\xe9/..", "/", "/\\xe9", "/a/\\xe9/../b"})
    void relativePathsStaySo(String text) {
        Path path = FileNames.ofText(text);
        assertThat(FileNames.text(path)).isEqualTo(text);
        assertThat(path.isAbsolute()).isEqualTo(text.startsWith("/"));
    }

    @Test
    void slashesMoreThanNeededAreLeftOut() {
        assertThat(FileNames.text(FileNames.ofText("//a//\\xe9/"))).isEqualTo("/a/\\xe9");
    }

    @Test
    void theBytesAreThoseOnTheDisk() {
        byte[] name = "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(FileNames.bytes(FileNames.ofText(RawText.of(name)))).isEqualTo(name);
    }

    @Test
    void theFileBesideKeepsTheName() {
        assertThat(FileNames.text(FileNames.beside(FileNames.ofText("/b/caf\\xe9"), ".debug")))
                .isEqualTo("/b/caf\\xe9.debug");
    }
}
