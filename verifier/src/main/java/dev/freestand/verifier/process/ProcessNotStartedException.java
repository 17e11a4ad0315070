package dev.freestand.verifier.process;

import java.io.IOException;

/** A program could not be started: it is missing, not executable, or the system refused. */
public final class ProcessNotStartedException extends IOException {

    private static final long serialVersionUID = 1L;

    ProcessNotStartedException(String program, IOException cause) {
        super("cannot start " + program + ": " + cause.getMessage(), cause);
    }
}
