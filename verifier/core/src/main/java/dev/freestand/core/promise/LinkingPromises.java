package dev.freestand.core.promise;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.rule.RuleResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Promises on what the loader is told: the interpreter, the needed libraries and where to search for them. */
final class LinkingPromises {

    private LinkingPromises() {}

    static RuleResult needed(FilePromises promises, FileReport file) {
        List<String> allowed = Objects.requireNonNull(promises.needed());
        List<String> others = new ArrayList<>(file.needed());
        others.removeAll(allowed);
        if (!others.isEmpty()) {
            return RuleResult.fail("also needs " + String.join(", ", others)
                    + " (DT_NEEDED); link that statically, or promise it as well");
        }
        return RuleResult.pass(
                file.needed().isEmpty()
                        ? "needs no library (no DT_NEEDED)"
                        : "needs " + String.join(", ", file.needed()) + " (DT_NEEDED)");
    }

    static RuleResult interpreter(FilePromises promises, FileReport file) {
        String promised = Objects.requireNonNull(promises.interpreter());
        String found = file.interpreter() == null ? FilePromises.NONE_WORD : file.interpreter();
        if (found.equals(promised)) {
            return RuleResult.pass(
                    file.interpreter() == null ? "it has none (no PT_INTERP)" : "it is that one (PT_INTERP)");
        }
        return RuleResult.fail("found " + found + " (PT_INTERP); "
                + (promised.equals(FilePromises.NONE_WORD)
                        ? "link statically"
                        : "link with -Wl,--dynamic-linker=" + promised));
    }

    static RuleResult rpath(FilePromises promises, FileReport file) {
        List<String> found = new ArrayList<>();
        String rpath = file.hardening().rpath();
        String runpath = file.hardening().runpath();
        if (rpath != null) {
            found.add("DT_RPATH '" + rpath + "'");
        }
        if (runpath != null) {
            found.add("DT_RUNPATH '" + runpath + "'");
        }
        return found.isEmpty()
                ? RuleResult.pass("it has neither DT_RPATH nor DT_RUNPATH")
                : RuleResult.fail("found " + String.join(" and ", found)
                        + "; link without -rpath, or remove it with patchelf --remove-rpath");
    }

    /** Names with commas between; {@code none} for no names. */
    static String list(List<String> names) {
        return names.isEmpty() ? FilePromises.NONE_WORD : String.join(", ", names);
    }
}
