package dev.freestand.core.rule;

import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;

/** A rule on hardening, layout or floors: asked of files that are loaded and run. It does not apply to others. */
interface LoadedFileRule extends FileRule {

    /** Why rules about programs and libraries do not apply to other files. */
    String OTHER = "neither a program nor a shared library";

    /** Whether a file is loaded and run: a program or a shared library, and not only its debug information. */
    static boolean isLoaded(FileReport file) {
        return !file.structure().debugCompanion()
                && (file.kind() == FileKind.EXECUTABLE || file.kind() == FileKind.SHARED_LIBRARY);
    }

    @Override
    default RuleResult evaluate(FileReport file) {
        return isLoaded(file) ? evaluateLoaded(file) : RuleResult.notApplicable(OTHER);
    }

    /** Reads what was found in a program or a shared library; never throws, whatever is in it. */
    RuleResult evaluateLoaded(FileReport file);
}
