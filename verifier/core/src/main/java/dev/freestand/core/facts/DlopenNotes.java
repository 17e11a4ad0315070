package dev.freestand.core.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about the libraries that it opens by itself (UAPI group, "ELF dlopen metadata"). It is a statement of
 * those who made the file, and no evidence that there are no others.
 *
 * @param entries in the file's order; empty where it says nothing
 * @param problem why the notes were not read to their end, or null
 */
public record DlopenNotes(
        List<DlopenEntry> entries, @Nullable String problem) {

    public static final DlopenNotes NONE = new DlopenNotes(List.of(), null);

    /** Of a file that an earlier version looked at. */
    public static final DlopenNotes UNKNOWN =
            new DlopenNotes(List.of(), "the version of Freestand that looked at the file did not read them");

    public DlopenNotes {
        entries = List.copyOf(entries);
    }

    /**
     * One library that a file says it opens by itself with dlopen(3).
     *
     * @param sonames names that are tried one after the other, the first that is found counts; at least one
     * @param priority {@code required} (the program does not work without), {@code recommended} (important functions need it)
     *     or {@code suggested}
     * @param feature a keyword for what it enables, or null
     * @param description the same in words, or null
     */
    public record DlopenEntry(
            List<String> sonames,
            String priority,
            @Nullable String feature,
            @Nullable String description) {

        public DlopenEntry {
            sonames = List.copyOf(sonames);
        }

        /** In words, such as {@code libfoo.so.2 or libfoo.so.1 (required, for foo)}. */
        public String words() {
            return String.join(" or ", sonames) + " (" + priority + (feature == null ? "" : ", for " + feature) + ")";
        }
    }
}
