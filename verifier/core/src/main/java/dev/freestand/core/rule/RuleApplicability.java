package dev.freestand.core.rule;

import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;

/** Which files the rules on hardening, hazards and floors are asked of. */
final class RuleApplicability {

    /** Why rules about programs and libraries do not apply to other files. */
    static final String OTHER = "neither a program nor a shared library";

    private RuleApplicability() {}

    /** Whether a file is loaded and run: a program or a shared library, and not only its debug information. */
    static boolean runnable(FileReport file) {
        return !file.structure().debugCompanion()
                && (file.kind() == FileKind.EXECUTABLE || file.kind() == FileKind.SHARED_LIBRARY);
    }
}
