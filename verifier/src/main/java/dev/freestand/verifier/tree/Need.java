package dev.freestand.verifier.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One needed name and what became of it.
 *
 * @param name as the object asks for it (DT_NEEDED)
 * @param status what became of it
 * @param path where it was found, as the loader opens it; seen from inside the root; null where it is missing
 * @param realPath the same without links
 * @param via the rule by which it was found; null where it is missing
 * @param of whose RPATH or RUNPATH, or which line of which file; null where the rule needs no such word
 * @param entry the folder as that RPATH, RUNPATH or file spells it; null likewise
 * @param tried paths that did not do, in the loader's order; only for a name that is missing or refused
 * @param notes what else is worth knowing
 */
public record Need(
        String name,
        Status status,
        @Nullable String path,
        @Nullable String realPath,
        @Nullable Via via,
        @Nullable String of,
        @Nullable String entry,
        List<Attempt> tried,
        List<String> notes) {

    public Need {
        tried = List.copyOf(tried);
        notes = List.copyOf(notes);
    }
}
