package dev.freestand.rcli;

import picocli.CommandLine;

/** The libraries that are in this program on every platform. */
final class Libraries {
    /** Bouncy Castle says its version nowhere that the native file could look: a test compares this with the jar. */
    static final String BOUNCY_CASTLE = "1.82";

    static final String TEXT = "libraries: picocli " + CommandLine.VERSION + ", Bouncy Castle " + BOUNCY_CASTLE + "\n";

    private Libraries() {}
}
