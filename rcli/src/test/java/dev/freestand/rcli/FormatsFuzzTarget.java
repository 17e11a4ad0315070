package dev.freestand.rcli;

/** The formats of files, for Jazzer. */
public final class FormatsFuzzTarget {
    private FormatsFuzzTarget() {}

    /** Jazzer calls it by this name. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        HostileInput.formats(bytes);
    }
}
