package dev.freestand.standalone;

import dev.freestand.core.schema.Schema;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;

/** Texts that lie in the program. */
final class BuiltInTexts {

    private BuiltInTexts() {}

    /** The version of this program, such as {@code 1.0.0}. */
    static String version() {
        return ProcessEnvironment.text(SystemCalls.version()).strip();
    }

    /** The text of a schema's own file, in which others are only referred to. */
    static String schema(Schema schema) {
        return text(SystemCalls.schema(Address.ofData(zeroEnded(schema.label()))), schema.file());
    }

    /** What {@code --help} prints of a command, or of {@code freestand} itself, with the marks of {@link HelpPage}. */
    static String page(String command) {
        return text(SystemCalls.page(Address.ofData(zeroEnded(command))), "the help of " + command);
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
