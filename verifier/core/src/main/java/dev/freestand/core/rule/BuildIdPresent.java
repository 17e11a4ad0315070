package dev.freestand.core.rule;

import dev.freestand.core.facts.FileReport;

/** FS219: the file can be distinguished from every other build. */
final class BuildIdPresent implements LoadedFileRule {

    @Override
    public String id() {
        return "FS219";
    }

    @Override
    public String title() {
        return "A build id is present";
    }

    @Override
    public String why() {
        return "Crash reports, debuggers and symbol servers find the separate debug file by it.";
    }

    @Override
    public String evidence() {
        return "NT_GNU_BUILD_ID in a PT_NOTE segment, or in a note section outside of such segments.";
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
    public RuleResult evaluateLoaded(FileReport file) {
        String id = file.hardening().buildId();
        return id == null ? RuleResult.warn("there is no NT_GNU_BUILD_ID") : RuleResult.pass(id);
    }
}
