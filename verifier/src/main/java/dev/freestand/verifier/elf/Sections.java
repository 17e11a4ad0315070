package dev.freestand.verifier.elf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The section table, as far as there is one. A file runs without it, so a damaged table, or one that contradicts the
 * segments, never costs the rest of the record: it is left out whole, and the reason is kept.
 *
 * @param all every section in the file's order, the null section 0 included; empty where the table is unusable
 * @param problem why there is no table, or null if it was read whole
 */
public record Sections(List<Section> all, @Nullable String problem) {

    public Sections {
        all = List.copyOf(all);
    }

    static Sections unavailable(String problem) {
        return new Sections(List.of(), problem);
    }

    /** Whether the table was there and sound. */
    public boolean available() {
        return problem == null;
    }

    /** Whether a section of this name exists. */
    public boolean contains(String name) {
        return all.stream().anyMatch(section -> section.name().equals(name));
    }
}
