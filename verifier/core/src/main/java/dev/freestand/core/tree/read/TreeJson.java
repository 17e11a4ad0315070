package dev.freestand.core.tree.read;

import dev.freestand.core.facts.DlopenNotes.DlopenEntry;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.json.InspectionJson;
import dev.freestand.core.json.JsonWriter;
import dev.freestand.core.tree.DlopenLibrary;
import dev.freestand.core.tree.LibraryTree;
import dev.freestand.core.tree.LoadedObject;
import dev.freestand.core.tree.MissingVersion;
import dev.freestand.core.tree.NeededLibrary;
import dev.freestand.core.tree.ResolutionSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code freestand inspect --tree --format json} prints: the usual record of each file, and its tree beside it. */
public final class TreeJson {

    /** Name and version of the layout, as the document itself states them. */
    public static final String SCHEMA = "freestand/tree/1";

    private final JsonWriter json = JsonWriter.indented();

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
        TreeJson writer = new TreeJson();
        JsonWriter json = writer.json;
        json.object(() -> {
            json.name("schema").value(SCHEMA);
            json.name("files")
                    .array(
                            files,
                            entry -> json.object(() -> {
                                json.name("file");
                                InspectionJson.write(json, entry.file());
                                json.name("tree").object(() -> writer.tree(entry.tree()));
                            }));
        });
        return json + "\n";
    }

    private void tree(LibraryTree tree) {
        json.name("root").value(tree.root());
        json.name("loader").value(tree.loader());
        json.name("startable").value(tree.startable());
        json.name("complete").value(tree.complete());
        json.name("interpreter");
        need(tree.interpreter());
        json.name("objects").array(tree.objects(), this::object);
        json.name("problem").value(tree.problem());
        json.name("notes").texts(tree.notes());
        json.name("missingVersions").array(tree.missingVersions(), this::version);
        json.name("refusals").texts(tree.refusals());
        json.name("opens").array(tree.opens(), this::opened);
    }

    private void object(LoadedObject object) {
        json.object(() -> {
            json.name("path").value(object.path());
            json.name("soname").value(object.soname());
            json.name("needs").array(object.needs(), this::need);
        });
    }

    private void need(@Nullable NeededLibrary need) {
        if (need == null) {
            json.value((String) null);
            return;
        }
        ResolutionSource via = need.via();
        json.object(() -> {
            json.name("name").value(need.name());
            json.name("status").value(need.status().label());
            json.name("path").value(need.path());
            json.name("realPath").value(need.realPath());
            json.name("via").value(via == null ? null : via.label());
            json.name("of").value(need.of());
            json.name("entry").value(need.entry());
            json.name("tried")
                    .array(
                            need.tried(),
                            tried -> json.object(() -> {
                                json.name("path").value(tried.path());
                                json.name("why").value(tried.why());
                            }));
            json.name("notes").texts(need.notes());
            json.name("kind").value(need.kind().label());
            json.name("caveats").texts(need.caveats());
        });
    }

    private void version(MissingVersion missing) {
        json.object(() -> {
            json.name("object").value(missing.object());
            json.name("library").value(missing.library());
            json.name("path").value(missing.path());
            json.name("version").value(missing.version());
            json.name("newest").value(missing.newest());
        });
    }

    private void opened(DlopenLibrary opened) {
        DlopenEntry entry = opened.entry();
        json.object(() -> {
            json.name("object").value(opened.object());
            json.name("entry");
            InspectionJson.write(json, entry);
            json.name("need");
            need(opened.need());
        });
    }
}
