package dev.freestand.verifier.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.freestand.core.size.BinaryDiff;
import dev.freestand.core.size.SizeReport;
import java.util.List;

/** What {@code freestand inspect --size} and {@code --diff} print with {@code --format json}. */
public final class SizeJson {

    /** Identifies the layout of sizes. */
    public static final String SIZE_SCHEMA = "freestand/size/1";

    /** Identifies the layout of a difference. */
    public static final String DIFF_SCHEMA = "freestand/diff/1";

    private SizeJson() {}

    /** One object with all files, and a line end behind it. */
    public static String print(List<SizeReport> files) {
        return write(new Sizes(SIZE_SCHEMA, files));
    }

    /** One object, and a line end behind it. */
    public static String print(BinaryDiff diff) {
        return write(new Difference(DIFF_SCHEMA, diff));
    }

    private static String write(Object document) {
        try {
            return StrictJson.WRITER.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record cannot be written as JSON", e);
        }
    }

    private record Sizes(String schema, List<SizeReport> files) {}

    private record Difference(String schema, BinaryDiff diff) {}
}
