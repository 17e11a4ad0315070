package dev.freestand.verifier.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.freestand.core.facts.FileReport;

/** What {@code freestand scan --format json} prints: JSON Lines, one object a file, each as in {@link InspectJson}. */
public final class FileJson {

    private static final ObjectWriter WRITER = StrictJson.LINE.forType(FileReport.class);

    private FileJson() {}

    /** One object on one line, and a line end behind it. */
    public static String line(FileReport file) {
        try {
            return WRITER.writeValueAsString(file) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record cannot be written as JSON", e);
        }
    }
}
