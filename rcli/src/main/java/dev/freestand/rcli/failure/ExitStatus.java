package dev.freestand.rcli.failure;

/** What the process returns to its parent. */
public enum ExitStatus {
    /** Done, or help or the version was shown. */
    OK(0),
    /** Reading or writing failed; no destination was changed. */
    FAILURE(1),
    /** The command line or the key is not usable; nothing was read or written. */
    USAGE(2);

    private final int value;

    ExitStatus(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }
}
