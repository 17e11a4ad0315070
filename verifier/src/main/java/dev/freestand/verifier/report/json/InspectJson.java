package dev.freestand.verifier.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.freestand.core.facts.FileReport;
import java.util.List;

/** What {@code freestand inspect --format json} prints. */
public final class InspectJson {

    /** Name and version of the layout, as the document itself states them. */
    public static final String SCHEMA = "freestand/inspect/1";

    private InspectJson() {}

    /** One object with all files, and a line end behind it. */
    public static String print(List<FileReport> files) {
        try {
            return StrictJson.WRITER.writeValueAsString(new Document(SCHEMA, files)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record cannot be written as JSON", e);
        }
    }

    private record Document(String schema, List<FileReport> files) {}
}
