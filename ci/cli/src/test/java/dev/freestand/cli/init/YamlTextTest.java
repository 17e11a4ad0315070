package dev.freestand.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.cli.project.Project;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.FreestandConfig;
import dev.freestand.verifier.policy.yaml.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is written is read again as what it was. */
class YamlTextTest {

    private static final List<String> ODD = List.of(
            "",
            " ",
            "a",
            "a b",
            "yes",
            "No",
            "null",
            "~",
            "1",
            "1.5",
            "1e3",
            "0x10",
            "0o7",
            "12:30",
            ".5",
            "-1",
            "-",
            "--",
            "---",
            "-s",
            "--release",
            "- a",
            "? a",
            ": a",
            "a: b",
            "a:b",
            "a #b",
            "#b",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "%a",
            "@a",
            "`a`",
            "'a'",
            "\"a\"",
            "\\",
            "\\n",
            "{a}",
            "[a]",
            "a,b",
            "${x}",
            "$(reboot)",
            "a\nb",
            "a\n\n b\n",
            "\ta",
            "a\t",
            "\r\n",
            "a\u0085b",
            "a\u2028b",
            "\ufeffa",
            "\u001b[31m",
            "\u007f",
            "\u00a0",
            "ä",
            "日本",
            "\uD83D\uDE00",
            "\u202e",
            "<<",
            "=",
            ".",
            "..",
            "...",
            "./cmd/x",
            "../x",
            "-ldflags=-s -w",
            "x".repeat(3000),
            "2001-01-01",
            "TRUE",
            "off",
            "y",
            "n",
            ".inf",
            "1_000",
            "+1");

    private static final List<String> TEXTS = List.of(
            "one\n",
            "one\ntwo\n",
            "one\n\n\ntwo\n",
            "\none\n",
            " one\ntwo\n",
            "one\n two\n",
            "one\ntwo",
            "one\ntwo\n\n",
            "\n",
            "\n\n",
            "one\n\ttwo\n",
            "one \ntwo\n",
            "one\r\ntwo\r\n",
            "a: b\n- c\n# d\n",
            "---\n...\n",
            "%YAML\nx\n",
            "ä\nö\n",
            "|\n>\n",
            "one\n   \ntwo\n");

    private static FreestandConfig read(List<String> words, Map<String, String> env, Content out)
            throws ConfigException {
        return Project.LOADER.parse(
                "odd",
                "freestand: 1\nsubject: odd\nvariants:\n  - name: only\n    build: " + YamlText.list(words)
                        + "\n    env: "
                        + YamlText.map(env) + "\n    artifact: a\nbehaviours:\n  - name: b\n    stdout: "
                        + YamlText.content(out, 6) + "\nenvironments: { include: [ all ] }\n");
    }

    private static void comesBack(List<String> words, Map<String, String> env, Content out) throws ConfigException {
        FreestandConfig config = read(words, env, out);
        assertThat(config.variants().get(0).build().command()).isEqualTo(words);
        assertThat(config.variants().get(0).build().env()).isEqualTo(env);
        assertThat(config.behaviours().get(0).steps().get(0).stdout()).isEqualTo(out);
    }

    @Test
    void oddTextsComeBack() throws ConfigException {
        for (String text : ODD) {
            comesBack(List.of(text, "x", text), Map.of("NAME", text), Content.ofText(text));
        }
        comesBack(ODD, Map.of(), Content.EMPTY);
    }

    @Test
    void outputsComeBack() throws ConfigException {
        for (String text : TEXTS) {
            comesBack(List.of(), Map.of(), Content.ofText(text));
        }
        comesBack(List.of(), Map.of(), Content.of(new byte[] {(byte) 0xff, 0, 10, (byte) 0xc3}));
    }

    @Test
    void anyTextComesBack() throws ConfigException {
        Random random = new Random(20260101);
        String letters = "ab -:#\n\t\"'\\{}[],&*!|>%@`?~.0\u0085\u2028\u001b\u00e9";
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(12);
            for (int at = 0; at < length; at++) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            comesBack(List.of(text.toString()), Map.of("A", text.toString()), Content.ofText(text.toString()));
        }
    }

    @Test
    void whatIsEasyToReadHasNoQuotes() {
        assertThat(YamlText.list(List.of("cargo", "build", "--release", "-s", "./cmd/x", "a b")))
                .isEqualTo("[ cargo, build, --release, -s, ./cmd/x, \"a b\" ]");
        assertThat(YamlText.content(Content.ofText("a\n\n b\n"), 2)).isEqualTo("|\n  a\n\n   b");
    }

    @Test
    void aCommentStaysOnItsLine() {
        List<String> lines = new ArrayList<>();
        for (String text : ODD) {
            lines.add("# " + YamlText.comment(text));
        }
        assertThat(String.join("\n", lines).lines())
                .hasSameSizeAs(ODD)
                .allMatch(line -> line.startsWith("# ") && line.length() < 310);
    }
}
