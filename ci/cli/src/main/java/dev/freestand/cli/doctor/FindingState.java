package dev.freestand.cli.doctor;

import java.util.Locale;

/** What became of one thing that was looked for. */
public enum FindingState {
    /** It is there and works. */
    READY,
    /** It is there, and something about it does not work or is switched off. */
    LIMITED,
    /** It is not there, or not for this user. */
    MISSING,
    /** Freestand does without it, whether or not it is there. */
    UNUSED,
    /** It could not be determined, which is never good. */
    UNKNOWN;

    /** The word in texts and in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
