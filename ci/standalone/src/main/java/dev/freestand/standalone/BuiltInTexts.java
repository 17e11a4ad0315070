package dev.freestand.standalone;

import dev.freestand.core.schema.Schema;
import dev.freestand.core.text.ColourMode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;

/** Texts that lie in the program. */
final class BuiltInTexts {

    private static final String BOLD = "\u001b[1m";
    private static final String NOT_BOLD = "\u001b[21m\u001b[0m";
    private static final String UNDERLINED = "\u001b[4m";
    private static final String NOT_UNDERLINED = "\u001b[24m\u001b[0m";

    private BuiltInTexts() {}

    /** The version of this program, such as {@code 1.0.0}. */
    static String version() {
        return ProcessEnvironment.text(SystemCalls.version()).strip();
    }

    /** The text of a schema's own file, in which others are only referred to. */
    static String schema(Schema schema) {
        return text(SystemCalls.schema(Address.ofData(zeroEnded(schema.label()))), schema.file());
    }

    /**
     * What {@code --help} prints of a command, or of {@code freestand} itself. The pages are files of {@code src/main/help},
     * which a test writes from what the edition for Java prints: words to type between backquotes, words to replace in braces.
     *
     * @param colours whether these are bold and underlined
     */
    static String page(String command, ColourMode colours) {
        String marked = text(SystemCalls.page(Address.ofData(zeroEnded(command))), "the help of " + command);
        StringBuilder text = new StringBuilder(2 * marked.length());
        boolean bold = false;
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            String style = "";
            switch (c) {
                case '`' -> {
                    style = bold ? NOT_BOLD : BOLD;
                    bold = !bold;
                }
                case '{' -> style = UNDERLINED;
                case '}' -> style = NOT_UNDERLINED;
                default -> text.append(c);
            }
            if (colours == ColourMode.COLOURED) {
                text.append(style);
            }
        }
        return text.toString();
    }

    private static byte[] zeroEnded(String word) {
        return (word + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(@Nullable Address text, String name) {
        if (text == null) {
            throw new IllegalStateException(name + " is not in the program");
        }
        return ProcessEnvironment.text(text);
    }
}
