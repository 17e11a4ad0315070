package dev.freestand.rcli.posix;

/** A call to the operating system failed. Carries the system's own words, such as {@code Permission denied}. */
public final class PosixException extends Exception {
    private static final long serialVersionUID = 1L;

    public PosixException(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
