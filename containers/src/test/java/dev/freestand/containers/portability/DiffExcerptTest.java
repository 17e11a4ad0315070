package dev.freestand.containers.portability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DiffExcerptTest {

    @Test
    void showsTheLinesThatDifferAndWhatStandsAroundThem() {
        assertThat(diff("1\n2\n3\n4\nold\n6\n7\n8\n9\n", "1\n2\n3\n4\nnew\nmore\n6\n7\n8\n9\n"))
                .isEqualTo("--- expected\n+++ found\n@@ -3,5 +3,6 @@\n 3\n 4\n-old\n+new\n+more\n 6\n 7");
        assertThat(diff("a\n", "")).endsWith("@@ -1,1 +1,0 @@\n-a");
        assertThat(diff("", "a\n")).endsWith("@@ -1,0 +1,1 @@\n+a");
        assertThat(diff("a\na\n", "a\n")).endsWith("@@ -1,2 +1,1 @@\n a\n-a");
        assertThat(diff("same\n", "same\n")).isEmpty();
    }

    @Test
    void aMissingLastNewlineIsSeen() {
        assertThat(diff("a\n", "a")).endsWith("\n-a\n+a\n\\ no newline at the end");
    }

    @Test
    void isEscapedAndBounded() {
        String flood = "x\u001b[2J\n".repeat(10_000);
        assertThat(diff("a\n", flood))
                .contains("+x\\x1b[2J\n")
                .endsWith("+… and 9995 more lines")
                .hasLineCount(3 + 1 + 5 + 1);
        assertThat(diff("a\n", "y".repeat(100_000))).hasSizeLessThan(300).contains("y…");
        assertThat(diff("a\n", "\u00e9\n")).contains("+\\xc3\\xa9");
    }

    private static String diff(String expected, String found) {
        return DiffExcerpt.of(expected.getBytes(StandardCharsets.UTF_8), found.getBytes(StandardCharsets.UTF_8));
    }
}
