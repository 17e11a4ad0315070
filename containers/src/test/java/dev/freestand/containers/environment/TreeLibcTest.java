package dev.freestand.containers.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeLibcTest {

    @TempDir
    private Path root;

    private void file(String name, String content) throws Exception {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void anEmptyTreeHasNone() throws Exception {
        assertThat(TreeLibc.of(root)).isEqualTo(new Libc(LibcFlavour.NONE, null));
    }

    @Test
    void theVersionOfGlibcIsRead() throws Exception {
        file("lib/ld-musl-x86_64.so.1", "");
        file(
                "usr/lib/x86_64-linux-gnu/libc.so.6",
                "\0GNU C Library (Debian GLIBC 2.36-9) stable release version 2.36.\n");

        assertThat(TreeLibc.of(root)).isEqualTo(new Libc(LibcFlavour.GLIBC, "2.36"));
    }

    @Test
    void glibcWithoutAVersionIsStillGlibc() throws Exception {
        file("lib/libc-2.17.so", "nothing that it says of itself");

        assertThat(TreeLibc.of(root)).isEqualTo(new Libc(LibcFlavour.GLIBC, null));
    }

    @Test
    void muslAndKlibcAreKnownByName() throws Exception {
        file("lib/klibc-IzxwSBb.so", "");
        assertThat(TreeLibc.of(root)).isEqualTo(new Libc(LibcFlavour.KLIBC, null));

        file("lib/ld-musl-x86_64.so.1", "");
        assertThat(TreeLibc.of(root)).isEqualTo(new Libc(LibcFlavour.MUSL, null));
    }

    @Test
    void aLinkOutOfTheTreeIsNotFollowed(@TempDir Path outside) throws Exception {
        Path other = Files.writeString(outside.resolve("libc.so.6"), "release version 2.99");
        Files.createDirectory(root.resolve("lib"));
        Files.createSymbolicLink(root.resolve("lib/libc.so.6"), other);
        Files.createSymbolicLink(root.resolve("usr"), outside);

        assertThat(TreeLibc.of(root)).isEqualTo(new Libc(LibcFlavour.NONE, null));
    }
}
