package dev.freestand.core.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Hardening;
import dev.freestand.core.facts.Linkage;

/** FS215: libraries are not searched for where others can write. */
final class SafeSearchPaths implements LoadedFileRule {

    @Override
    public String id() {
        return "FS215";
    }

    @Override
    public String title() {
        return "No unsafe library search paths";
    }

    @Override
    public String why() {
        return "A library is loaded from the first folder that has it. If the search path has an empty or relative"
                + " entry, /tmp or a home folder, another user can place a library there that is loaded instead. A"
                + " NEEDED entry with a slash is opened as a path; a relative path is found from some working folders"
                + " and not from others.";
    }

    @Override
    public String evidence() {
        return "Every entry of DT_RPATH and DT_RUNPATH, and every path in DT_NEEDED. Unsafe are empty and relative"
                + " ones, those in a folder that everyone can write to (/tmp, /var/tmp, /dev/shm, /run/lock,"
                + " /run/user), and those in a home folder. $ORIGIN is accepted.";
    }

    @Override
    public String fix() {
        return "Give libraries a SONAME (-Wl,-soname), so that NEEDED holds a name and no path. Remove -rpath from the link"
                + " line, or use $ORIGIN; patchelf --remove-rpath fixes a finished file.";
    }

    @Override
    public String specification() {
        return "https://man7.org/linux/man-pages/man8/ld.so.8.html";
    }

    @Override
    public RuleResult evaluateLoaded(FileReport file) {
        Hardening hardening = file.hardening();
        if (file.linkage() == Linkage.STATIC) {
            return RuleResult.notApplicable("a static file searches for no library");
        }
        if (!hardening.unsafePaths().isEmpty()) {
            return RuleResult.warn(String.join("\n", hardening.unsafePaths()));
        }
        return hardening.rpath() == null && hardening.runpath() == null
                ? RuleResult.pass("there is neither RPATH nor RUNPATH")
                : RuleResult.pass("every entry is absolute or begins with $ORIGIN");
    }
}
