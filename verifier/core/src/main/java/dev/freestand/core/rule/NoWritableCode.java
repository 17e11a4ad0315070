package dev.freestand.core.rule;

import dev.freestand.core.facts.FileReport;

/** FS212: no segment is writable and executable. */
final class NoWritableCode implements LoadedFileRule {

    @Override
    public String id() {
        return "FS212";
    }

    @Override
    public String title() {
        return "No writable and executable segment";
    }

    @Override
    public String why() {
        return "Memory that is both writable and executable can hold injected code.";
    }

    @Override
    public String evidence() {
        return "The flags of every PT_LOAD.";
    }

    @Override
    public String fix() {
        return "Look for a linker script or -N (--omagic), and for sections marked awx in assembler files.";
    }

    @Override
    public String specification() {
        return "https://gabi.xinuos.com/elf/07-pheader.html";
    }

    @Override
    public RuleResult evaluateLoaded(FileReport file) {
        Boolean rwx = file.hardening().rwxSegments();
        if (rwx == null) {
            return RuleResult.notKnown("the segments could not be read");
        }
        return rwx ? RuleResult.warn("a PT_LOAD is writable and executable") : RuleResult.pass("none");
    }
}
