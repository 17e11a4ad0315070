package dev.freestand.core.tree;

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
 * @param of whose RPATH or RUNPATH, or which file; null where the rule needs no such word
 * @param entry the folder as that RPATH, RUNPATH or file spells it; null likewise
 * @param tried paths that did not do, in the loader's order; only for a name that is missing or refused
 * @param notes what else is worth knowing
 * @param kind how the object asks for it
 * @param caveats what the answer depends on, such as the current folder; empty where it depends on nothing
 */
public record NeededLibrary(
        String name,
        ResolutionStatus status,
        @Nullable String path,
        @Nullable String realPath,
        @Nullable ResolutionSource via,
        @Nullable String of,
        @Nullable String entry,
        List<RejectedPath> tried,
        List<String> notes,
        Kind kind,
        List<String> caveats) {

    /** How an object asks for another. */
    public enum Kind {
        /** DT_NEEDED. */
        NEEDED("needed"),
        /** DT_FILTER: the program does not start without. */
        FILTER("filter"),
        /** DT_AUXILIARY: the program starts without. */
        AUXILIARY("auxiliary"),
        /** PT_INTERP. */
        INTERPRETER("interpreter"),
        /** The program opens it by itself, as its dlopen notes say. */
        DLOPEN("dlopen");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Its name in JSON and in reports. */
        public String label() {
            return label;
        }
    }

    public NeededLibrary {
        tried = List.copyOf(tried);
        notes = List.copyOf(notes);
        caveats = List.copyOf(caveats);
    }

    /** Whether the program does not start because of it. */
    public boolean fatal() {
        boolean lost = status == ResolutionStatus.MISSING || status == ResolutionStatus.REFUSED;
        // The loader catches the failure to load an auxiliary, whatever it is.
        return lost && kind != Kind.AUXILIARY && kind != Kind.DLOPEN;
    }
}
