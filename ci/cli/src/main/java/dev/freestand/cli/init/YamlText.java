package dev.freestand.cli.init;

import dev.freestand.verifier.policy.Content;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text as YAML, such that every reader of YAML 1.1 or 1.2 takes it for that text and nothing else. */
final class YamlText {

    /** What needs no quotes: begins with a letter, a dot, a slash or a dash with a letter behind it; has no sign of YAML's. */
    private static final Pattern PLAIN = Pattern.compile("(?:--?)?[A-Za-z./][A-Za-z0-9./_+=-]{0,200}");

    /** What some reader takes for something else than text. */
    private static final Set<String> WORDS = Set.of(
            "y", "n", "yes", "no", "true", "false", "on", "off", "null", ".inf", "-.inf", ".nan", ".", "---", "...");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\.?[0-9][0-9._eE+-]*");

    private static final int LONGEST_COMMENT = 300;

    private YamlText() {}

    /** A text on one line. */
    static String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches()
                && !WORDS.contains(text.toLowerCase(Locale.ROOT))
                && !NUMBER.matcher(text).matches();
        return plain ? text : quoted(text);
    }

    /** A list on one line. */
    static String list(List<String> texts) {
        return texts.isEmpty()
                ? "[]"
                : texts.stream().map(YamlText::scalar).collect(Collectors.joining(", ", "[ ", " ]"));
    }

    /** A mapping of texts on one line, in the order of its keys. */
    static String map(Map<String, String> texts) {
        return new TreeMap<>(texts)
                .entrySet().stream()
                        .map(entry -> scalar(entry.getKey()) + ": " + scalar(entry.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
    }

    /**
     * Bytes as the value of a key, with what follows the colon: a block of lines where that shows them as they are, else
     * quoted, else hexadecimal where they are no text.
     *
     * @param indent blanks before the lines of a block
     */
    static String content(Content content, int indent) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content.bytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            return "{ hex: \"" + content.hex() + "\" }";
        }
        boolean lines = text.indexOf('\n') < text.length() - 1
                && text.indexOf('\n') > 0
                && text.endsWith("\n")
                && !text.endsWith("\n\n")
                && text.charAt(0) != ' '
                && text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c != 0x7f && c < 0x80))
                && text.lines().noneMatch(line -> line.endsWith(" "));
        if (!lines) {
            return quoted(text);
        }
        String blanks = " ".repeat(indent);
        return "|\n"
                + text.lines().map(line -> line.isEmpty() ? "" : blanks + line).collect(Collectors.joining("\n"));
    }

    /** Text that can only be a comment, on one line. */
    static String comment(String text) {
        String line = text.replaceAll("[^\\x20-\\x7e\\u00a1-\\u024f\\u2018-\\u201d]+", " ")
                .strip();
        return line.length() > LONGEST_COMMENT ? line.substring(0, LONGEST_COMMENT) + "..." : line;
    }

    /** Between double quotes, with every character escaped that a reader could take for something else. */
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    boolean shown = (c >= ' ' && c < 0x7f) || (c > 0xa0 && Character.isLetter(c));
                    out.append(shown ? String.valueOf(c) : Character.isSurrogate(c) ? surrogate(text, i) : escaped(c));
                }
            }
        }
        return out.append('"').toString();
    }

    /** The pair at its first half, as one character; nothing at its second. */
    private static String surrogate(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at)) && at + 1 < text.length()
                ? String.format(Locale.ROOT, "\\U%08x", text.codePointAt(at))
                : "";
    }

    private static String escaped(char c) {
        return String.format(Locale.ROOT, "\\u%04x", (int) c);
    }
}
