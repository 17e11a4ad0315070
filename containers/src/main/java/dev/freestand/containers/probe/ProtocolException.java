package dev.freestand.containers.probe;

/** What came out of a cell is not a whole, right answer of the probe. Nothing in it is trusted. */
public final class ProtocolException extends Exception {

    private static final long serialVersionUID = 1L;

    ProtocolException(int line, String problem) {
        super("the probe's answer is not valid at line " + line + ": " + problem);
    }
}
