package dev.freestand.core.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Hardening;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;

/** FS217: functions that fill buffers know how large these are. */
final class FortifySourceUsed implements LoadedFileRule {

    @Override
    public String id() {
        return "FS217";
    }

    @Override
    public String title() {
        return "FORTIFY_SOURCE is used";
    }

    @Override
    public String why() {
        return "memcpy, sprintf and others are replaced by variants that end the program instead of writing past a"
                + " buffer whose size the compiler knows.";
    }

    @Override
    public String evidence() {
        return "The functions that a dynamic glibc file uses: checking ones (__memcpy_chk) and plain ones that have"
                + " a checking counterpart. A static file shows nothing, and neither does musl, which has no such"
                + " functions.";
    }

    @Override
    public String fix() {
        return "Compile with -O2 -D_FORTIFY_SOURCE=2 or 3. Without optimisation it does nothing.";
    }

    @Override
    public String specification() {
        return "https://sourceware.org/glibc/manual/latest/html_node/Source-Fortification.html";
    }

    @Override
    public RuleResult evaluateLoaded(FileReport file) {
        Hardening hardening = file.hardening();
        if (file.linkage() == Linkage.STATIC) {
            return RuleResult.notApplicable(
                    "nothing follows from the symbols of a static file: its C library has them too");
        }
        if (file.libc().flavour() != LibcFlavour.GLIBC && file.libc().flavour() != LibcFlavour.UNKNOWN) {
            return RuleResult.notApplicable(file.libc().flavour().label() + " has no checking functions");
        }
        String counts = hardening.fortified() + " functions are checking ones, " + hardening.fortifiable()
                + " plain ones could be";
        return switch (hardening.fortify()) {
            case YES -> RuleResult.pass(counts);
            case NO -> RuleResult.warn(counts);
            case NOT_APPLICABLE -> RuleResult.notApplicable("no function is called that has a checking counterpart");
            default -> RuleResult.notKnown("the symbols that the file requires could not be read");
        };
    }
}
