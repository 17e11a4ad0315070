package dev.freestand.verifier.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.freestand.core.json.JsonText;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.verifier.json.Mappers;

/** One mapper for all JSON: strict when it reads, the same bytes on every system when it writes. */
public final class StrictJson {

    private static final int DEPTH = 50;

    static final JsonMapper MAPPER = Mappers.strict().build();

    /** Prints in one line. The mapper itself escapes no more than JSON asks for: digests are made of what it writes. */
    static final ObjectWriter LINE = MAPPER.writer(new JsonEscapes());

    static final ObjectWriter WRITER = LINE.with(new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private StrictJson() {}

    /** Any record, indented, and a line end behind it. */
    public static String print(Object record) throws JsonProcessingException {
        return WRITER.writeValueAsString(record) + "\n";
    }

    /** Any record in one line. */
    public static String line(Object record) {
        try {
            return LINE.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record cannot be written as JSON", e);
        }
    }

    /** Any record as the object that is printed of it. */
    public static JsonObject tree(Object record) {
        try {
            return (JsonObject) JsonText.read(MAPPER.writeValueAsString(record), DEPTH);
        } catch (JsonProcessingException | JsonText.MalformedException e) {
            throw new IllegalStateException("a record cannot be written as JSON", e);
        }
    }
}
