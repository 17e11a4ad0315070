package dev.freestand.verifier.rule;

import dev.freestand.core.facts.FileError;
import dev.freestand.core.rule.RuleResult;

/** FS602: no build of the file failed. */
final class BuildSucceeded implements Rule {

    @Override
    public String id() {
        return "FS602";
    }

    @Override
    public String title() {
        return "The build succeeded";
    }

    @Override
    public String why() {
        return "A build that fails leaves the file of an earlier one, or none. The variant is not proved; the others are,"
                + " so that one failure does not hide the rest.";
    }

    @Override
    public String evidence() {
        return "How the variant's build command ended: its exit status, its time, and whether the artifact is there.";
    }

    @Override
    public String fix() {
        return "Read the end of what the build said, in the message or in target/freestand/build; freestand build runs it"
                + " alone. freestand verify --variant NAME leaves the variant out.";
    }

    @Override
    public String specification() {
        return "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_08_02";
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        FileError error = evidence.file().error();
        if (error != null && error.code().equals(FileError.BUILD_FAILED)) {
            return RuleResult.fail(error.message());
        }
        return evidence.variant().build().command().isEmpty()
                ? RuleResult.notApplicable("it is built by something else")
                : RuleResult.pass("no build of it failed");
    }
}
