package dev.freestand.core.rule;

import dev.freestand.core.facts.FileReport;

/** FS213: code is not patched when it is loaded. */
final class NoTextRelocations implements LoadedFileRule {

    @Override
    public String id() {
        return "FS213";
    }

    @Override
    public String title() {
        return "No text relocations";
    }

    @Override
    public String why() {
        return "Relocations in code make the loader write to it: SELinux refuses that, and the pages are"
                + " no longer shared.";
    }

    @Override
    public String evidence() {
        return "DT_TEXTREL and DF_TEXTREL of the dynamic section.";
    }

    @Override
    public String fix() {
        return "Compile every part with -fPIC or -fPIE, and link with -z text so that the linker names the object"
                + " file that needs them.";
    }

    @Override
    public String specification() {
        return "https://gabi.xinuos.com/elf/08-dynamic.html";
    }

    @Override
    public RuleResult evaluateLoaded(FileReport file) {
        Boolean relocations = file.hardening().textRelocations();
        if (relocations == null) {
            return RuleResult.notKnown("the dynamic section could not be read");
        }
        return relocations ? RuleResult.warn("code has relocations") : RuleResult.pass("none");
    }
}
