package dev.freestand.rcli;

/** The command line, for Jazzer. */
public final class ArgumentsFuzzTarget {
    private ArgumentsFuzzTarget() {}

    /** Jazzer calls it by this name. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        HostileInput.arguments(bytes);
    }
}
