package dev.freestand.verifier.policy.yaml;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What a part of a YAML text is. */
enum YamlKind {
    NULL("null"),
    BOOLEAN("boolean"),
    INTEGER("integer"),
    NUMBER("number"),
    TEXT("string"),
    LIST("array"),
    MAPPING("object");

    private static final int LONGEST = 60;

    private final String type;

    YamlKind(String type) {
        this.type = type;
    }

    static YamlKind of(Node node) {
        if (node instanceof MappingNode) {
            return MAPPING;
        }
        if (node instanceof SequenceNode) {
            return LIST;
        }
        Tag tag = node.getTag();
        return tag.equals(Tag.NULL)
                ? NULL
                : tag.equals(Tag.BOOL)
                        ? BOOLEAN
                        : tag.equals(Tag.INT) ? INTEGER : tag.equals(Tag.FLOAT) ? NUMBER : TEXT;
    }

    /** The word of JSON Schema for it. */
    String type() {
        return type;
    }

    /** Such as {@code the text 'gcc x.c'}. */
    static String found(Node node) {
        String value = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        String shown = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "\u2026";
        return switch (of(node)) {
            case NULL -> "nothing";
            case BOOLEAN -> "the truth value " + shown;
            case INTEGER, NUMBER -> "the number " + shown;
            case TEXT -> "the text '" + shown + "'";
            case LIST -> "a list";
            case MAPPING -> "a mapping";
        };
    }
}
