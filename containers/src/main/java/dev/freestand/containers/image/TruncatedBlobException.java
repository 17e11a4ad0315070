package dev.freestand.containers.image;

/** A blob ended early, also after trying again. None of it was kept. */
public final class TruncatedBlobException extends ImageException {

    private static final long serialVersionUID = 1L;

    private final long expected;
    private final long received;

    TruncatedBlobException(String registry, Digest blob, long expected, long received) {
        super("registry " + registry + " cut off " + blob + ": expected " + expected + " bytes, received " + received
                + "; nothing of it was kept; try again");
        this.expected = expected;
        this.received = received;
    }

    /** Bytes that the manifest promised. */
    public long expected() {
        return expected;
    }

    /** Bytes that came in the last try. */
    public long received() {
        return received;
    }
}
