package dev.freestand.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitramfsTest {

    @TempDir
    private Path folder;

    @Test
    void holdsTheCellAndNothingElseAllOfItRoots() throws IOException {
        Path archive = write("archive");

        List<String> found = new ArrayList<>();
        try (CpioArchiveInputStream in =
                new CpioArchiveInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            for (CpioArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(entry.getUID() + entry.getGID()).isZero();
                found.add(Long.toOctalString(entry.getMode()) + " " + entry.getName() + " "
                        + new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(found)
                .containsExactly(
                        "40555 freestand ",
                        "40700 freestand/work ",
                        "100555 freestand/init I",
                        "100555 freestand/probe PP",
                        "100400 freestand/instructions words",
                        "100555 freestand/subject the file",
                        "40555 freestand/named ",
                        "120777 freestand/named/subject /freestand/subject");
    }

    @Test
    void theSameCellIsTheSameArchiveInTheOnlyFormatThatLinuxUnpacks() throws IOException {
        byte[] archive = Files.readAllBytes(write("one"));

        assertThat(archive).isEqualTo(Files.readAllBytes(write("two")));
        assertThat(new String(archive, 0, 6, StandardCharsets.US_ASCII)).isEqualTo("070701");
    }

    @Test
    void aNameThatACommandLineCannotHoldIsNotUsed() {
        assertThat(Initramfs.subjectAsFirst(Path.of("x/busy-box_1.0+b"))).isEqualTo("/freestand/named/busy-box_1.0+b");
        for (String name : List.of("a b", "..", ".hidden", "quo\"te", "eq=ual", "a\\b", "n".repeat(129))) {
            assertThat(Initramfs.subjectAsFirst(Path.of(name))).isEqualTo("/freestand/subject");
        }
    }

    private Path write(String name) throws IOException {
        Path archive = folder.resolve(name);
        Path subject = Files.writeString(folder.resolve("subject"), "the file");
        Initramfs.write(archive, bytes("I"), bytes("PP"), bytes("words"), subject);
        return archive;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
