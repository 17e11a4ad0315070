package dev.freestand.core.size;

import dev.freestand.core.json.JsonWriter;
import java.util.List;

/**
 * What {@code freestand inspect --size} and {@code --diff} print with {@code --format json}: every component of a record
 * under its own name, in the record's order.
 */
public final class SizeJson {

    /** Identifies the layout of sizes. */
    public static final String SIZE_SCHEMA = "freestand/size/1";

    /** Identifies the layout of a difference. */
    public static final String DIFF_SCHEMA = "freestand/diff/1";

    private final JsonWriter json = JsonWriter.indented();

    private SizeJson() {}

    /** One object with all files, and a line end behind it. */
    public static String print(List<SizeReport> files) {
        SizeJson writer = new SizeJson();
        JsonWriter json = writer.json;
        json.object(() -> {
            json.name("schema").value(SIZE_SCHEMA);
            json.name("files").array(files, writer::file);
        });
        return json + "\n";
    }

    /** One object, and a line end behind it. */
    public static String print(BinaryDiff diff) {
        SizeJson writer = new SizeJson();
        JsonWriter json = writer.json;
        json.object(() -> {
            json.name("schema").value(DIFF_SCHEMA);
            json.name("diff").object(() -> writer.difference(diff));
        });
        return json + "\n";
    }

    private void file(SizeReport file) {
        json.object(() -> {
            json.name("path").value(file.path());
            json.name("size").value(file.size());
            json.name("sections")
                    .array(
                            file.sections(),
                            section -> json.object(() -> {
                                json.name("name").value(section.name());
                                json.name("file").value(section.file());
                                json.name("memory").value(section.memory());
                            }));
            json.name("other").value(file.other());
            json.name("twin").value(file.twin());
            json.name("twinSize").value(file.twinSize());
            json.name("symbols")
                    .arrayOrNull(
                            file.symbols(),
                            symbol -> json.object(() -> {
                                json.name("name").value(symbol.name());
                                json.name("section").value(symbol.section());
                                json.name("bytes").value(symbol.bytes());
                            }));
            json.name("libraries").arrayOrNull(file.libraries(), this::library);
            json.name("problems").texts(file.problems());
            json.name("saved").value(file.saved());
        });
    }

    private void library(LibraryUsage library) {
        json.object(() -> {
            json.name("name").value(library.name());
            json.name("file").value(library.file());
            json.name("memory").value(library.memory());
            json.name("members")
                    .array(
                            library.members(),
                            member -> json.object(() -> {
                                json.name("name").value(member.name());
                                json.name("file").value(member.file());
                                json.name("memory").value(member.memory());
                            }));
        });
    }

    private void difference(BinaryDiff diff) {
        json.name("before").value(diff.before());
        json.name("after").value(diff.after());
        json.name("identical").value(diff.identical());
        json.name("size");
        change(diff.size());
        json.name("sections").array(diff.sections(), this::change);
        json.name("symbols").arrayOrNull(diff.symbols(), this::change);
        json.name("neededAdded").texts(diff.neededAdded());
        json.name("neededRemoved").texts(diff.neededRemoved());
        json.name("facts")
                .array(
                        diff.facts(),
                        fact -> json.object(() -> {
                            json.name("name").value(fact.name());
                            json.name("before").value(fact.before());
                            json.name("after").value(fact.after());
                        }));
        json.name("problems").texts(diff.problems());
    }

    private void change(SizeChange change) {
        json.object(() -> {
            json.name("name").value(change.name());
            json.name("before").value(change.before());
            json.name("after").value(change.after());
            json.name("delta").value(change.delta());
        });
    }
}
