package dev.freestand.core.libc;

import dev.freestand.core.facts.LibcFlavour;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a file has of each C library, in words. */
final class LibcMatches {

    private static final int ENOUGH = 2;

    /** Marks of one sort may have one cause, so they count once: a file that talks of a library has many texts of it. */
    enum Sort {
        START,
        CODE,
        TEXT,
        NOTE,
        SECTIONS,
        SYMBOLS
    }

    private final Map<LibcFlavour, Set<Sort>> sorts = new EnumMap<>(LibcFlavour.class);
    private final Map<LibcFlavour, List<String>> words = new EnumMap<>(LibcFlavour.class);

    /** Adds a mark that counts for a library, and against all others. */
    void mark(LibcFlavour flavour, Sort sort, String what) {
        sorts.computeIfAbsent(flavour, any -> EnumSet.noneOf(Sort.class)).add(sort);
        against(flavour, what);
    }

    /** Adds one that only counts against all other libraries. */
    void against(LibcFlavour flavour, String what) {
        words.computeIfAbsent(flavour, any -> new ArrayList<>()).add(flavour.label() + ": " + what);
    }

    /** Whether nothing was found of any library. */
    boolean none() {
        return words.isEmpty();
    }

    /** The library of which there are two sorts of marks, when there is not one mark of another. */
    @Nullable
    LibcFlavour proved() {
        if (words.size() != 1) {
            return null;
        }
        LibcFlavour only = words.keySet().iterator().next();
        return sorts.getOrDefault(only, Set.of()).size() >= ENOUGH ? only : null;
    }

    /** Everything found, library by library. */
    List<String> words() {
        return words.values().stream().flatMap(List::stream).toList();
    }
}
