package dev.freestand.verifier.rule;

import dev.freestand.core.rule.RuleResult;

/** FS601: the file that was inspected is the file that was run. */
final class UnchangedWhileProved implements Rule {

    @Override
    public String id() {
        return "FS601";
    }

    @Override
    public String title() {
        return "File unchanged while it was proved";
    }

    @Override
    public String why() {
        return "Checks and cells take minutes. If the file is written meanwhile, they speak of two different files, and"
                + " neither of them is proved.";
    }

    @Override
    public String evidence() {
        return "The SHA-256 digest of the file before the first check and after all that opens it, and device, inode, length and"
                + " times of change at both moments: they tell of a file that was swapped for another and back.";
    }

    @Override
    public String fix() {
        return "Look for a build that still runs, or a second one in the same folder, and prove again.";
    }

    @Override
    public String specification() {
        return "https://doi.org/10.6028/NIST.FIPS.180-4";
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        String before = evidence.file().sha256();
        String after = evidence.digestAtEnd();
        if (before == null || after == null) {
            return RuleResult.inconclusive("the file could not be read " + (before == null ? "before" : "after"));
        }
        if (!before.equals(after)) {
            return RuleResult.fail("SHA-256 before: " + before + "\nSHA-256 after:  " + after);
        }
        return evidence.touched()
                ? RuleResult.inconclusive(
                        "the file has the same content as before, and was written, renamed or replaced"
                                + " meanwhile: what was traced and measured may be another one")
                : RuleResult.pass("unchanged");
    }
}
