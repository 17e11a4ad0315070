package dev.freestand.core.rule;

import dev.freestand.core.facts.FileReport;

/** FS220: headers and constants are not executable. */
final class CodeSegmentsSeparate implements LoadedFileRule {

    @Override
    public String id() {
        return "FS220";
    }

    @Override
    public String title() {
        return "Code and data in separate segments";
    }

    @Override
    public String why() {
        return "Headers and constants in an executable segment give an attacker more bytes to execute, at known"
                + " addresses.";
    }

    @Override
    public String evidence() {
        return "No executable PT_LOAD begins before the program headers end.";
    }

    @Override
    public String fix() {
        return "Link with -z separate-code, the default of GNU ld on x86 Linux.";
    }

    @Override
    public String specification() {
        return "https://sourceware.org/binutils/docs/ld/Options.html";
    }

    @Override
    public RuleResult evaluateLoaded(FileReport file) {
        Boolean apart = file.hardening().separateCode();
        if (apart == null) {
            return RuleResult.notKnown("the segments could not be read");
        }
        return apart ? RuleResult.pass("apart") : RuleResult.warn("an executable segment holds the file's headers");
    }
}
