package dev.freestand.core.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Layout.Payload;
import dev.freestand.core.facts.SectionTableState;

/** FS221: no program lies behind the one that is judged. */
final class NoProgramBehindImage implements LoadedFileRule {

    @Override
    public String id() {
        return "FS221";
    }

    @Override
    public String title() {
        return "No program behind the image";
    }

    @Override
    public String why() {
        return "What lies behind the image is not loaded; self-extracting programs (AppImage, PyInstaller, Bun)"
                + " read it from their own file. The linkage found is that of the starter alone; a program that it"
                + " unpacks may be linked differently.";
    }

    @Override
    public String evidence() {
        return "Bytes behind everything that headers, loaded segments and sections describe, padding aside, and the ELF"
                + " headers found among them.";
    }

    @Override
    public String fix() {
        return "A payload is not an error. Extract the program from it and inspect that one too.";
    }

    @Override
    public String specification() {
        return "https://gabi.xinuos.com/elf/01-intro.html";
    }

    @Override
    public RuleResult evaluateLoaded(FileReport file) {
        Payload behind = file.structure().layout().behind();
        if (behind == null) {
            return file.structure().layout().sectionTable() == SectionTableState.UNUSABLE
                    ? RuleResult.notKnown("where the image ends is not known: " + SectionGaps.noSections(file))
                    : RuleResult.pass("nothing lies behind it");
        }
        String holds = behind.holds().isEmpty() ? "" : ", which hold " + String.join("; ", behind.holds());
        String words =
                behind.size() + " bytes behind the image, from 0x" + Long.toHexString(behind.offset()) + " on" + holds;
        boolean program = behind.holds().stream().anyMatch(what -> what.startsWith("an ELF program"));
        return program ? RuleResult.warn(words) : RuleResult.pass(words);
    }
}
