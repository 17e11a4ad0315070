package dev.freestand.standalone;

import dev.freestand.core.schema.Schema;
import java.nio.charset.StandardCharsets;
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
        byte[] label = (schema.label() + "\0").getBytes(StandardCharsets.UTF_8);
        Address text = SystemCalls.schema(Address.ofData(label));
        if (text == null) {
            throw new IllegalStateException(schema.file() + " is not in the program");
        }
        return ProcessEnvironment.text(text);
    }
}
