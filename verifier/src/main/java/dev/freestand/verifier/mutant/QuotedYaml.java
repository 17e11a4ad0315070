package dev.freestand.verifier.mutant;

import java.util.List;
import java.util.stream.Collectors;

/** Texts from a file as YAML takes them. */
final class QuotedYaml {

    private QuotedYaml() {}

    static String of(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    static String list(List<String> texts) {
        return texts.isEmpty()
                ? "[]"
                : texts.stream().map(QuotedYaml::of).collect(Collectors.joining(", ", "[ ", " ]"));
    }
}
