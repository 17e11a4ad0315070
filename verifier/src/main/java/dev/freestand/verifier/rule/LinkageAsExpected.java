package dev.freestand.verifier.rule;

import dev.freestand.core.facts.Linkage;
import dev.freestand.core.rule.RuleResult;

/** FS101: the file is linked the way it was meant to be. */
final class LinkageAsExpected implements Rule {

    @Override
    public String id() {
        return "FS101";
    }

    @Override
    public String title() {
        return "Linkage is as expected";
    }

    @Override
    public String why() {
        return "A file that was meant to be static and is dynamic starts only where its loader and its "
                + "libraries are, and the failure shows on the user's machine.";
    }

    @Override
    public String evidence() {
        return "PT_INTERP and DT_NEEDED, read from the segments (System V gABI, chapter 5). Sections "
                + "are not asked: they can be stripped.";
    }

    @Override
    public String fix() {
        return "Look at the link line in the build log: a target named musl or a -static-pie that the "
                + "compiler's specs do not know can still give a dynamic file. Or change expect.linkage.";
    }

    @Override
    public String specification() {
        return "https://gabi.xinuos.com/elf/08-dynamic.html";
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        Linkage expected = evidence.variant().expect().linkage();
        if (expected == null) {
            return RuleResult.notApplicable("no linkage is expected");
        }
        Linkage found = evidence.file().linkage();
        String reason = evidence.file().verdict().reason();
        if (found == Linkage.UNKNOWN) {
            return RuleResult.inconclusive("linkage is unknown, expected " + expected.label() + ": " + reason);
        }
        return found == expected
                ? RuleResult.pass(found.label() + ": " + reason)
                : RuleResult.fail("expected " + expected.label() + ", found " + found.label() + ": " + reason);
    }
}
