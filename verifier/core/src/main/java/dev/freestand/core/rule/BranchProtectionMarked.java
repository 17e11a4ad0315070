package dev.freestand.core.rule;

import dev.freestand.core.facts.FileReport;
import java.util.List;

/** FS218: the processor guards branches and returns. */
final class BranchProtectionMarked implements LoadedFileRule {

    @Override
    public String id() {
        return "FS218";
    }

    @Override
    public String title() {
        return "Branch protection is marked (CET, BTI)";
    }

    @Override
    public String why() {
        return "With these marks, processors and systems that support them stop a jump into the middle of a"
                + " function, or a return to a forged address.";
    }

    @Override
    public String evidence() {
        return "GNU_PROPERTY_X86_FEATURE_1_AND (IBT, SHSTK) or GNU_PROPERTY_AARCH64_FEATURE_1_AND (BTI, PAC). One"
                + " object file without the mark removes it from the whole file.";
    }

    @Override
    public String fix() {
        return "Compile every part with -fcf-protection (x86) or -mbranch-protection=standard (aarch64); -z"
                + " cet-report=warning or -z bti-report=warning names the object files without the mark.";
    }

    @Override
    public String specification() {
        return "https://gitlab.com/x86-psABIs/x86-64-ABI";
    }

    @Override
    public RuleResult evaluateLoaded(FileReport file) {
        List<String> marks = file.hardening().branchProtection();
        if (marks == null) {
            return RuleResult.notApplicable("this machine has no such marks");
        }
        return marks.isEmpty()
                ? RuleResult.warn("the file has no mark for branch protection")
                : RuleResult.pass("marked for " + String.join(", ", marks));
    }
}
