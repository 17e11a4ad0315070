package dev.freestand.verifier.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.tree.LibraryTree;
import java.util.List;

/** What {@code freestand inspect --tree --format json} prints: the usual record of each file, and its tree beside it. */
public final class TreeJson {

    /** Name and version of the layout, as the document itself states them. */
    public static final String SCHEMA = "freestand/tree/1";

    private TreeJson() {}

    /**
     * A file and its tree.
     *
     * @param file as {@code freestand inspect} prints it
     * @param tree what it loads
     */
    public record Entry(FileReport file, LibraryTree tree) {}

    /** One object with all files, and a line end behind it. */
    public static String print(List<Entry> files) {
        try {
            return StrictJson.WRITER.writeValueAsString(new Document(SCHEMA, files)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record cannot be written as JSON", e);
        }
    }

    private record Document(String schema, List<Entry> files) {}
}
