package dev.freestand.cli.attest.keyless;

import dev.freestand.attest.AttestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A fault of the library or of the services behind it, in words that hold no token. */
final class SigstoreFault {

    /** Longest part of an answer that is repeated, in characters. */
    private static final int LIMIT = 300;

    private SigstoreFault() {}

    /** What failed, and why: every cause once, the outermost first. */
    static AttestException of(String what, Exception fault, Map<String, String> environment) {
        List<String> causes = new ArrayList<>();
        for (Throwable cause = fault; cause != null && causes.size() < LIMIT; cause = cause.getCause()) {
            String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            String line = AmbientIdentity.withoutSecrets(text, environment).strip();
            causes.add(line.length() > LIMIT ? line.substring(0, LIMIT) + "..." : line);
        }
        if (fault instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        // Without the cause itself: -v would print its words as they are.
        return new AttestException(what + ": " + String.join("; because: ", causes));
    }
}
