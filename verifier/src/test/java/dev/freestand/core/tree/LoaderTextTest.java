package dev.freestand.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a loader was built is read from the texts in its file. */
class LoaderTextTest {

    private static LoaderText of(String... texts) {
        byte[] bytes = ("\0" + String.join("\0", texts) + "\0").getBytes(StandardCharsets.ISO_8859_1);
        return LoaderText.of(bytes, bytes.length);
    }

    @Test
    void foldersAndLibOfEveryDistribution() {
        LoaderText debian = of(
                "a",
                "/lib/x86_64-linux-gnu/",
                "/usr/lib/x86_64-linux-gnu/",
                "/lib/",
                "/usr/lib/",
                "b",
                "lib/x86_64-linux-gnu",
                "/etc/ld.so.cache");
        assertThat(debian.folders())
                .containsExactly("/lib/x86_64-linux-gnu/", "/usr/lib/x86_64-linux-gnu/", "/lib/", "/usr/lib/");
        assertThat(debian.lib()).isEqualTo("lib/x86_64-linux-gnu");
        assertThat(of("/lib64/", "/usr/lib64/", "b", "lib64").lib()).isEqualTo("lib64");
        assertThat(of("/usr/lib/", "b", "lib").lib()).isEqualTo("lib");
        assertThat(of("/usr/lib/", "b", "usr/lib", "lib").lib()).isEqualTo("usr/lib");
        LoaderText store = of("/nix/store/abc-glibc-2.40/lib/", "x", "/nix/store/abc-glibc-2.40/etc/ld.so.cache");
        assertThat(store.folders()).containsExactly("/nix/store/abc-glibc-2.40/lib/");
        assertThat(store.cache()).isEqualTo("/nix/store/abc-glibc-2.40/etc/ld.so.cache");
        assertThat(store.lib()).isNull();
    }

    @Test
    void subfoldersFollowFromTheRelease() {
        LoaderText old = of("/lib64/", "x");
        assertThat(old.levels()).isEmpty();
        assertThat(old.legacy()).isTrue();
        LoaderText middle = of("glibc-hwcaps/", "x86-64-v3:x86-64-v2", "stable release version 2.36.");
        assertThat(middle.levels()).isEqualTo(List.of("x86-64-v3", "x86-64-v2"));
        assertThat(middle.legacy()).isTrue();
        assertThat(of("development release version 2.37.9000").legacy()).isFalse();
    }

    @Test
    void otherFoldersAreNoLibraryFolders() {
        assertThat(of("/proc/", "/dev/shm/", "x", "/usr/share/zoneinfo/", "/share/zoneinfo/")
                        .folders())
                .isEmpty();
        assertThat(of().folders()).isEmpty();
    }
}
