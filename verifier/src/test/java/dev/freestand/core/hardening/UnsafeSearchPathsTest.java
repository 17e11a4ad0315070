package dev.freestand.core.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnsafeSearchPathsTest {

    @ParameterizedTest
    @CsvSource({
        "'', is empty",
        "/usr/lib:, is empty",
        "lib, is relative",
        "../lib, is relative",
        "$ORIGINAL/lib, is relative",
        "$LIB, is relative",
        "/tmp, is writable by everyone",
        "/usr/../tmp/x, is writable by everyone",
        "//var//tmp, is writable by everyone",
        "/dev/shm/a, is writable by everyone",
        "/home/me/lib, lies in a home folder",
        "/root, lies in a home folder"
    })
    void unsafeEntriesAreNamedWithTheirReason(String paths, String why) {
        assertThat(UnsafeSearchPaths.unsafe(null, paths, List.of()))
                .singleElement()
                .asString()
                .startsWith("RUNPATH entry '")
                .contains(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/lib", "$ORIGIN", "${ORIGIN}/../lib:/opt/x", "/tmpfoo", "/homes/lib"})
    void othersAreAccepted(String paths) {
        assertThat(UnsafeSearchPaths.unsafe(paths, null, List.of())).isEmpty();
    }

    @Test
    void bothTagsAreReadAndNoneIsFine() {
        assertThat(UnsafeSearchPaths.unsafe("a", "b:c", List.of())).hasSize(3);
        assertThat(UnsafeSearchPaths.unsafe(null, null, List.of())).isEmpty();
    }

    @Test
    void neededPathsAreJudgedLikeEntries() {
        assertThat(UnsafeSearchPaths.unsafe(
                        null,
                        null,
                        List.of("libc.so.6", "/usr/lib/libz.so", "$ORIGIN/libz.so", "build/libz.so", "/tmp/b.so")))
                .containsExactly(
                        "NEEDED entry 'build/libz.so' is relative: the loader searches from the current folder",
                        "NEEDED entry '/tmp/b.so' is writable by everyone");
    }
}
