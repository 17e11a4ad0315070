package dev.freestand.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way out that a message of the pipeline names is one that Maven has. */
class MavenTermsTest {

    private static final Path MODULES = Path.of("..", "..");

    /** Messages that the command line and the Maven goals share. */
    private static final List<String> SAID_BY_BOTH = List.of(
            "ci/cli/src/main/java/dev/freestand/cli/pipeline",
            "ci/cli/src/main/java/dev/freestand/cli/project",
            "ci/cli/src/main/java/dev/freestand/cli/build",
            "ci/cli/src/main/java/dev/freestand/cli/verify",
            "ci/cli/src/main/java/dev/freestand/cli/ship",
            "ci/cli/src/main/java/dev/freestand/cli/pack",
            "ci/cli/src/main/java/dev/freestand/cli/sbom",
            "ci/cli/src/main/java/dev/freestand/cli/source",
            "ci/cli/src/main/java/dev/freestand/cli/attest/keyless",
            "containers/src/main/java/dev/freestand/containers",
            "verifier/src/main/java/dev/freestand/verifier/policy",
            "verifier/src/main/java/dev/freestand/verifier/report/json",
            "verifier/src/main/java/dev/freestand/verifier/report/text/ProofText.java",
            "verifier/src/main/java/dev/freestand/verifier/report/text/ChangesText.java",
            "verifier/src/main/java/dev/freestand/verifier/rule/NoRegression.java");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    private static final Pattern OF_THE_COMMAND_LINE = Pattern.compile(
            "freestand (?:build|verify|ship)\\b|(?<![\\w-])--(?:config|variant|engine|jobs|key|keyless|baseline|output"
                    + "|no-build|shard)\\b|(?<![\\w-])-o DIR");

    @Test
    void noMessageOfThePipelineKeepsATermOfTheCommandLine() throws IOException {
        List<String> found = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (String place : SAID_BY_BOTH) {
            try (Stream<Path> files = Files.walk(MODULES.resolve(place))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    for (String line : Files.readAllLines(file)) {
                        literals(file, line, found, kept);
                    }
                }
            }
        }
        assertThat(found).as("messages that the scan finds").hasSizeGreaterThan(12);
        assertThat(kept).isEmpty();
    }

    private static void literals(Path file, String line, List<String> found, List<String> kept) {
        String code = line.strip();
        if (code.startsWith("*") || code.startsWith("/*") || code.startsWith("//")) {
            return;
        }
        Matcher literal = LITERAL.matcher(code);
        while (literal.find()) {
            String text = literal.group(1);
            // An option alone is an argument of another program, and what a rule asks is read in the documents.
            boolean message = text.contains(" ") && !text.startsWith("The proof given with --baseline");
            if (message && OF_THE_COMMAND_LINE.matcher(text).find()) {
                found.add(text);
                if (OF_THE_COMMAND_LINE.matcher(MavenTerms.of(text)).find()) {
                    kept.add(file.getFileName() + ": " + text);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Run freestand verify again.|Run mvn freestand:verify again.",
                "not signed: neither --key, nor X|not signed: neither -Dfreestand.key, nor X",
                "it leaves out b (--variant), and|it leaves out b (-Dfreestand.variant), and",
                "a compiler's --variant=3 and --config x|a compiler's --variant=3 and --config x",
            })
    void onlyThePipelinesOwnPhrasesChange(String said, String inMaven) {
        assertThat(MavenTerms.of(said)).isEqualTo(inMaven);
    }
}
