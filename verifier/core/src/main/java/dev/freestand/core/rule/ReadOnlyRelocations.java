package dev.freestand.core.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Relro;

/** FS211: tables of addresses are read-only once filled in. */
final class ReadOnlyRelocations implements LoadedFileRule {

    @Override
    public String id() {
        return "FS211";
    }

    @Override
    public String title() {
        return "Relocations are read-only (RELRO)";
    }

    @Override
    public String why() {
        return "Attackers overwrite tables of function addresses if these stay writable.";
    }

    @Override
    public String evidence() {
        return "PT_GNU_RELRO, and for a dynamic file immediate binding too (DF_BIND_NOW, DF_1_NOW, DT_BIND_NOW):"
                + " full RELRO requires both. A static file binds nothing lazily.";
    }

    @Override
    public String fix() {
        return "Link with -Wl,-z,relro,-z,now.";
    }

    @Override
    public String specification() {
        return "https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/progheader.html";
    }

    @Override
    public RuleResult evaluateLoaded(FileReport file) {
        Relro relro = file.hardening().relro();
        if (relro == Relro.UNKNOWN) {
            return RuleResult.notKnown("RELRO could not be read");
        }
        if (relro == Relro.NONE) {
            return RuleResult.warn("there is no PT_GNU_RELRO");
        }
        if (file.linkage() == Linkage.STATIC) {
            return RuleResult.pass("PT_GNU_RELRO; a static file binds nothing lazily");
        }
        return relro == Relro.FULL
                ? RuleResult.pass("full: PT_GNU_RELRO and immediate binding")
                : RuleResult.warn(
                        "partial: PT_GNU_RELRO without immediate binding leaves the table of functions writable");
    }
}
