package dev.freestand.containers.image;

/** What came is not what its digest or its size promised: damaged on its way, or forged. None of it was kept. */
public final class DigestMismatchException extends ImageException {

    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String found;

    DigestMismatchException(String what, String expected, String found) {
        super(what + " is not what was promised: expected " + expected + ", found " + found
                + "; nothing of it was kept; try again, and if it stays so do not trust this registry or proxy");
        this.expected = expected;
        this.found = found;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }
}
