package dev.freestand.cli;

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

/** Words that no user should have to read: in messages, documents, templates, schemas and help. */
class PlainEnglishTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern BANNED = Pattern.compile(
            "\\b(foret(old|ell|ells)|mend(s|ed|ing)?|bears?|borne|be had|settle for|come[s]? to nothing|came to nothing"
                    + "|anew|unstripped twin|whom you believe|kin|wants? (of|nothing)|still to come|takes the room|worst floors|be told|dearest|in the hands of)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final List<String> MODULES = List.of(
            "verifier/core",
            "verifier",
            "containers",
            "ci/cli",
            "ci/junit",
            "ci/manual",
            "ci/aot",
            "ci/standalone",
            "ci/maven-plugin",
            "rcli");
    private static final int FEWEST_FILES = 400;

    private static List<Path> files(Path folder, String suffix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    private static void look(Path file, String text, List<String> found) {
        Matcher word = BANNED.matcher(text);
        while (word.find()) {
            found.add(ROOT.relativize(file) + ": " + word.group());
        }
    }

    @Test
    void noBannedWordInWhatUsersRead() throws IOException {
        List<String> found = new ArrayList<>();
        int seen = 0;
        for (String module : MODULES) {
            for (Path source : files(ROOT.resolve(module).resolve("src/main/java"), ".java")) {
                seen++;
                for (String line : Files.readAllLines(source)) {
                    String code = line.strip();
                    if (!code.startsWith("*") && !code.startsWith("/")) {
                        LITERAL.matcher(code).results().forEach(literal -> look(source, literal.group(1), found));
                    }
                }
            }
            for (String suffix : List.of(".ftl", ".json", ".adoc", ".yaml")) {
                for (Path resource : files(ROOT.resolve(module).resolve("src/main"), suffix)) {
                    seen++;
                    look(resource, Files.readString(resource), found);
                }
            }
        }
        List<Path> documents = new ArrayList<>(Documents.all());
        documents.add(ROOT.resolve("rcli/freestand.yaml"));
        documents.add(ROOT.resolve("ci/standalone/freestand.yaml"));
        for (Path document : documents) {
            seen++;
            look(document, Files.readString(document), found);
        }
        assertThat(seen).isGreaterThan(FEWEST_FILES);
        assertThat(found).isEmpty();
    }
}
