package dev.freestand.cli.attest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.freestand.verifier.json.Mappers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * JSON of statements and envelopes. Reading is strict but for fields that are not known, which a reader of in-toto has to
 * pass over; writing gives the same bytes everywhere.
 */
final class AttestJson {

    private static final JsonMapper MAPPER = Mappers.strict()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Characters beyond ASCII are escaped: tools differ in what they take the length of a text for. */
    private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")))
            .with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private AttestJson() {}

    static byte[] print(Object record) {
        try {
            return (WRITER.writeValueAsString(record) + "\n").getBytes(StandardCharsets.US_ASCII);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record cannot be written as JSON", e);
        }
    }

    /**
     * Reads one object.
     *
     * @param what names it in errors
     */
    static <T> T read(byte[] json, Class<T> type, String what) throws AttestException {
        T record;
        try {
            record = MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new AttestException(what + " cannot be read: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new AttestException(what + " cannot be read: " + e, e);
        }
        if (record == null) {
            throw new AttestException(what + " holds no object");
        }
        return record;
    }
}
