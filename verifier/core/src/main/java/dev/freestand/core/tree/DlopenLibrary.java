package dev.freestand.core.tree;

import dev.freestand.core.facts.DlopenNotes.DlopenEntry;

/**
 * A library that an object says it opens by itself, looked for as dlopen(3) would.
 *
 * @param object path of the object whose note it is
 * @param entry what the note says
 * @param need what became of the first of its names that is found, or of the first at all where none is
 */
public record DlopenLibrary(String object, DlopenEntry entry, NeededLibrary need) {

    /** Whether the object states that it does not work without it, and it is missing. */
    public boolean missed() {
        return entry.priority().equals("required")
                && !need.status().good()
                && need.status() != ResolutionStatus.CONDITIONAL;
    }
}
