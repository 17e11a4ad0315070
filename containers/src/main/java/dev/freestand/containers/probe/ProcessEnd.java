package dev.freestand.containers.probe;

/** How one run of the file ended. */
public enum ProcessEnd {
    /** By itself; the number is its exit status. */
    EXIT("exit"),
    /** A signal ended it; the number is the signal's. */
    SIGNAL("signal"),
    /** Killed because its time was over. */
    TIMEOUT("timeout"),
    /** Killed because it wrote without end. */
    FLOOD("flood"),
    /**
     * Killed because it began to start another program, which would have run on the machine's own processor and not on the
     * one that is played.
     */
    LEFT_EMULATOR("left-emulator"),
    /** The kernel refused to start it; the number is the errno of execve(2). */
    NOT_STARTED("not-started"),
    /** Not run, because what lies at its path is no longer the file that was hashed. */
    REPLACED("replaced"),
    /** Not run, because an earlier step of the behaviour did not end by itself. */
    SKIPPED("skipped");

    private final String word;

    ProcessEnd(String word) {
        this.word = word;
    }

    /** Whether the file was not run at all, so that there is no output. */
    boolean silent() {
        return this == REPLACED || this == SKIPPED;
    }

    /** The probe's word for it. */
    String word() {
        return word;
    }
}
