package dev.freestand.verifier.rule;

import dev.freestand.verifier.proof.FileReport;
import dev.freestand.verifier.proof.Kind;

/** Which files the rules on hardening, hazards and floors are asked of. */
final class Programs {

    /** Why others are not. */
    static final String OTHER = "neither a program nor a shared library";

    private Programs() {}

    /** Whether a file is loaded and run: a program or a shared library, and not only its debug information. */
    static boolean runnable(FileReport file) {
        return !file.debugCompanion() && (file.kind() == Kind.EXECUTABLE || file.kind() == Kind.SHARED_LIBRARY);
    }
}
