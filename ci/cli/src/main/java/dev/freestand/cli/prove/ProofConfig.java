package dev.freestand.cli.prove;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.freestand.core.name.EscapedText;
import java.util.ArrayList;
import java.util.List;

/** The {@code freestand.yaml} that is written for programs of which nobody has stated anything. */
final class ProofConfig {

    /** What a program is run with where nothing else is given. */
    static final List<String> VERSION = List.of("--version");

    /** What JSON writes in quotes, YAML reads; with every other character than ASCII's escaped. */
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final List<String> lines = new ArrayList<>();

    /**
     * A configuration that begins.
     *
     * @param origin what was given, for a comment
     * @param subject a plain name
     */
    ProofConfig(String origin, String subject) {
        lines.add(comment("", "Input: " + origin));
        lines.add("# To continue from here, edit it and run freestand --config FILE verify.");
        lines.add("freestand: 1");
        lines.add("subject: " + quoted(subject));
        lines.add("variants:");
    }

    /**
     * Adds a program.
     *
     * @param artifact its path, relative to the folder of the configuration
     * @param about what it is, for a comment
     */
    void variant(String name, String artifact, String about) {
        lines.add(comment("  ", about));
        lines.add("  - { name: " + quoted(name) + ", artifact: " + quoted(artifact) + " }");
    }

    /** The name of the behaviour with these arguments. */
    static String behaviour(List<String> arguments) {
        return arguments.equals(VERSION) ? "version" : "arguments";
    }

    void behaviour(String name, List<String> arguments) {
        lines.add("behaviours:");
        lines.add("  # No expected output is stated. It must exit by itself, with the same exit status, standard");
        lines.add(
                "  # output and standard error in every environment. Better: state them (exit: 0, stdout: \"...\\n\").");
        lines.add("  - { name: " + quoted(name) + ", args: " + quoted(arguments) + ", exit: same }");
    }

    /**
     * Adds the environments.
     *
     * @param names of those that are included
     * @param own lines of {@code add}, without indentation
     */
    void environments(List<String> names, List<String> own) {
        lines.add("environments:");
        lines.add("  # Those prepared on this machine; freestand environments list shows all others.");
        lines.add("  include: " + quoted(names));
        if (!own.isEmpty()) {
            lines.add("  add:");
            own.forEach(line -> lines.add("    " + line));
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** A comment of one line and of ASCII alone, whatever is in the text. */
    private static String comment(String indent, String text) {
        return indent + "# " + EscapedText.name(text).replaceAll("[^ -~]", "?");
    }

    /** A text or a list as YAML takes it. */
    static String quoted(Object value) {
        try {
            return JSON.writeValueAsString(value).replace("\u007f", "\\u007f");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }
}
