package dev.freestand.verifier.schema;

import dev.freestand.core.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of the schemas, in the program's jar. */
public final class SchemaFiles {

    private SchemaFiles() {}

    /** The text of a schema's own file, in which others are only referred to. */
    public static String text(Schema schema) {
        try (InputStream in = SchemaFiles.class.getResourceAsStream(schema.file())) {
            if (in == null) {
                throw new IllegalStateException(schema.file() + " is not in the program's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
