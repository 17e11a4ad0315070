package dev.freestand.verifier.rule;

/** FS219: the file can be told from every other build. */
final class BuildIdPresent implements Rule {

    @Override
    public String id() {
        return "FS219";
    }

    @Override
    public String title() {
        return "There is a build id";
    }

    @Override
    public String why() {
        return "Crash reports, debuggers and symbol servers find the separate debug file by it.";
    }

    @Override
    public String evidence() {
        return "NT_GNU_BUILD_ID in a PT_NOTE segment, or in a section of notes that no such segment holds.";
    }

    @Override
    public String fix() {
        return "Link with -Wl,--build-id; it is a digest of the content, so reproducible builds stay so.";
    }

    @Override
    public String specification() {
        return "https://sourceware.org/binutils/docs/ld/Options.html";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        if (!Programs.runnable(evidence.file())) {
            return Finding.notApplicable(Programs.OTHER);
        }

        String id = evidence.file().hardening().buildId();
        return id == null ? Finding.warn("there is no NT_GNU_BUILD_ID") : Finding.pass(id);
    }
}
