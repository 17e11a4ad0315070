package dev.freestand.rcli;

/** A call to the operating system failed. Carries the system's own words, such as {@code Permission denied}. */
final class PosixException extends Exception {
    private static final long serialVersionUID = 1L;

    PosixException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
