package dev.freestand.verifier.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns of paths mean what the JDK's globs mean, in a time that no pattern can make long. */
class GlobPatternTest {

    @Test
    void theyMeanWhatTheJdksGlobsMean() {
        List<String> patterns = List.of(
                "*.c",
                "**.c",
                "src/*.c",
                "src/**",
                "**/*.c",
                "a?c",
                "a[bc]d",
                "a[!b]d",
                "a[a-c]d",
                "a[-x]",
                "{a,b*,c}.h",
                "x{,y}z",
                "a\\*b",
                "a\\[b",
                "*",
                "**",
                "",
                "a/*/b",
                "a/**/b",
                "é*",
                "[*]",
                "a}b",
                "{a,**/b}/c");
        List<String> paths = List.of(
                "a.c",
                "src/a.c",
                "src/deep/a.c",
                "abc",
                "abd",
                "acd",
                "a/d",
                "a-",
                "ax",
                "a.h",
                "bcd.h",
                "c.h",
                "xz",
                "xyz",
                "a*b",
                "a[b",
                "a/x/b",
                "a/b",
                "a/x/y/b",
                "éa",
                "*",
                "a}b",
                "a/c",
                "x/b/c",
                "src",
                "");
        for (String pattern : patterns) {
            var jdk = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            for (String path : paths) {
                assertThat(GlobPattern.ofPaths(pattern).matches(path))
                        .as(pattern + " on " + path)
                        .isEqualTo(jdk.matches(Path.of(path)));
            }
        }
    }

    @Test
    void backtrackingTakesNoTime() {
        String pattern = "*a".repeat(200) + "{**a,*a*a,b}".repeat(20);
        String path = "a".repeat(4000) + "!";
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            assertThat(GlobPattern.ofPaths(pattern).matches(path)).isFalse();
            assertThat(GlobPattern.ofNames("*a".repeat(500) + "b").matches("a".repeat(1_000)))
                    .isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "debian-12, debian-12",
        "debian-*, debian-12",
        "debian-*, debian-",
        "*, x",
        "*, a/b",
        "*, ''",
        "'', ''",
        "*-musl, void-musl",
        "v*d*l, void-musl",
        "a**b, ab",
        "*ab, aab",
        "a*ba, ababa",
        "debian-*, debian-1*",
        "[a], [a]",
        "{a, {a",
        "?, ?"
    })
    void namesThatMatch(String pattern, String name) {
        assertThat(GlobPattern.ofNames(pattern).matches(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "debian-12, debian-1",
        "debian-1, debian-12",
        "debian-*, debian",
        "'', x",
        "*-musl, musl",
        "*a, ab",
        "a*b*c, acb",
        "debian.12, debian-12",
        "debian-1*, debian-*",
        "?, x",
        "[a], a"
    })
    void namesThatDoNotMatch(String pattern, String name) {
        assertThat(GlobPattern.ofNames(pattern).matches(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "src/main/c/*.c, src/main/c",
        "src/m*/c.c, src",
        "*.c, ''",
        "'', ''",
        "src/a.c, src/a.c",
        "/abs/*.c, /abs",
        "'src/{a,b}/c', src",
        "src/a\\*b, src"
    })
    void theFixedPartEndsBeforeTheFirstWildcard(String pattern, String fixed) {
        assertThat(GlobPattern.ofPaths(pattern).fixedPart()).isEqualTo(fixed);
    }

    @Test
    void whatIsMalformedIsNamed() {
        for (String bad : List.of("[a", "{a", "{a,{b}}", "a\\", "[]", "{a,b")) {
            assertThatThrownBy(() -> GlobPattern.ofPaths(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(bad);
        }
    }
}
