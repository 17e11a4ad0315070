package dev.freestand.verifier.rule;

import dev.freestand.verifier.proof.FileError;

/** FS602: no build of the file failed. */
final class BuildSucceeded implements Rule {

    @Override
    public String id() {
        return "FS602";
    }

    @Override
    public String title() {
        return "The build of the file succeeded";
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
    public Finding evaluate(Evidence evidence) {
        FileError error = evidence.file().error();
        if (error != null && error.code().equals(FileError.BUILD_FAILED)) {
            return Finding.fail(error.message());
        }
        return evidence.variant().build().isEmpty()
                ? Finding.notApplicable("it is built by something else")
                : Finding.pass("no build of it failed");
    }
}
