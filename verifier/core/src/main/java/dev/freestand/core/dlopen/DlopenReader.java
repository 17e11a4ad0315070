package dev.freestand.core.dlopen;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Note;
import dev.freestand.core.facts.DlopenNotes;
import dev.freestand.core.facts.DlopenNotes.DlopenEntry;
import dev.freestand.core.json.JsonText;
import dev.freestand.core.json.JsonValue;
import dev.freestand.core.json.JsonValue.JsonArray;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.core.json.JsonValue.JsonString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the dlopen notes of one file. */
public final class DlopenReader {

    private static final String OWNER = "FDO";
    private static final long TYPE = 0x407c0c0aL;
    /** systemd's largest has some 300 bytes. */
    private static final int LONGEST_NOTE = 1 << 16;

    private static final int DEEPEST = 16;
    private static final int MOST_ENTRIES = 1000;
    private static final int MOST_NAMES = 100;
    private static final List<String> PRIORITIES = List.of("required", "recommended", "suggested");
    /** What counts where a note names no priority. */
    private static final String USUAL = "recommended";

    private final List<DlopenEntry> entries = new ArrayList<>();

    private DlopenReader() {}

    /**
     * Everything that the notes say. Reading ends at the first note that is not as it has to be, and the result says so.
     *
     * @param file what was read from {@code source}
     * @throws IOException if the source fails
     */
    public static DlopenNotes read(ElfFile file, ByteSource source) throws IOException {
        DlopenReader reader = new DlopenReader();
        for (Note note : file.notes().all()) {
            if (note.owner().equals(OWNER) && note.type() == TYPE) {
                String problem = reader.note(note, source);
                if (problem != null) {
                    return new DlopenNotes(
                            reader.entries, "the dlopen note at byte " + note.offset() + " is not usable: " + problem);
                }
            }
        }
        return new DlopenNotes(reader.entries, null);
    }

    private @Nullable String note(Note note, ByteSource source) throws IOException {
        if (note.size() > LONGEST_NOTE) {
            return "it has " + note.size() + " bytes, more than " + LONGEST_NOTE;
        }
        byte[] content = new byte[(int) note.size()];
        int length = source.read(note.offset(), content, 0, content.length);
        while (length > 0 && content[length - 1] == 0) {
            length--;
        }
        try {
            JsonValue value = JsonText.read(new String(content, 0, length, StandardCharsets.UTF_8), DEEPEST);
            for (JsonValue each : value instanceof JsonArray list ? list.elements() : List.of(value)) {
                if (entries.size() >= MOST_ENTRIES) {
                    return "there are more than " + MOST_ENTRIES + " entries";
                }
                entries.add(entry(each));
            }
            return null;
        } catch (JsonText.MalformedException e) {
            return e.getMessage();
        }
    }

    private static DlopenEntry entry(JsonValue value) throws JsonText.MalformedException {
        if (!(value instanceof JsonObject members)) {
            throw new JsonText.MalformedException("expected an object for each library");
        }
        JsonValue names = members.get("soname");
        List<String> sonames = new ArrayList<>();
        for (JsonValue name : names instanceof JsonArray list
                ? list.elements()
                : names == null ? List.<JsonValue>of() : List.of(names)) {
            if (!(name instanceof JsonString string) || string.text().isEmpty()) {
                throw new JsonText.MalformedException("expected \"soname\" to be names of libraries");
            }
            sonames.add(string.text());
        }
        if (sonames.isEmpty() || sonames.size() > MOST_NAMES) {
            throw new JsonText.MalformedException("expected \"soname\" with 1 to " + MOST_NAMES + " names");
        }
        String priority = text(members, "priority");
        if (priority != null && !PRIORITIES.contains(priority)) {
            throw new JsonText.MalformedException(
                    "expected \"priority\" to be one of " + String.join(", ", PRIORITIES));
        }
        return new DlopenEntry(
                sonames, priority == null ? USUAL : priority, text(members, "feature"), text(members, "description"));
    }

    private static @Nullable String text(JsonObject members, String name) throws JsonText.MalformedException {
        JsonValue value = members.get(name);
        if (value != null && !(value instanceof JsonString)) {
            throw new JsonText.MalformedException("expected \"" + name + "\" to be a text");
        }
        return members.text(name);
    }
}
