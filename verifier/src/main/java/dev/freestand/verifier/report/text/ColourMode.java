package dev.freestand.verifier.report.text;

/** Whether text for people is coloured. Words never depend on it: a colour only repeats what they say. */
public enum ColourMode {
    /** Not one escape sequence: for files, pipes, and whoever wants none. */
    PLAIN,
    /** With the escape sequences of a terminal (ECMA-48, SGR). */
    COLOURED
}
