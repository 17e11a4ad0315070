package dev.freestand.core.elf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The section table, as far as there is one. A file runs without it, so a damaged table, or one that contradicts the
 * segments, never costs the rest of the record: it is left out whole, and the reason is kept.
 *
 * @param all every section in the file's order, the null section 0 included; empty where the table is unusable
 * @param problem why there is no table, or null if it was read whole
 * @param absent whether the header states that there is none (e_shoff is 0), so that there is no symbol table either
 * @param gaps parts of a program or library that are in no section; they are not loaded
 */
public record Sections(List<Section> all, @Nullable String problem, boolean absent, List<UnaccountedRange> gaps) {

    public Sections {
        all = List.copyOf(all);
        gaps = List.copyOf(gaps);
    }

    /** A table that accounts for the whole file, or none. */
    public Sections(List<Section> all, @Nullable String problem) {
        this(all, problem, false, List.of());
    }

    public static Sections unavailable(String problem) {
        return new Sections(List.of(), problem);
    }

    public static Sections none() {
        return new Sections(List.of(), "the file has no section table", true, List.of());
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
