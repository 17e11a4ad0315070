package dev.freestand.core.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.FloorCause;
import dev.freestand.core.facts.Linkage;
import java.util.List;
import java.util.stream.Collectors;

/** FS401: the versions of libraries that a dynamic file needs are in public releases. */
final class SymbolVersionsPublic implements LoadedFileRule {

    @Override
    public String id() {
        return "FS401";
    }

    @Override
    public String title() {
        return "Required symbol versions are public";
    }

    @Override
    public String why() {
        return "The loader starts a file only if every symbol version that it needs is present, except weak ones."
                + " GLIBC_PRIVATE is internal to one build of glibc: with any other build the file may fail to load, or"
                + " crash.";
    }

    @Override
    public String evidence() {
        return "The needed versions (DT_VERNEED), and by DT_VERSYM the symbols that ask for the highest of each.";
    }

    @Override
    public String fix() {
        return "Build on the oldest distribution that you support, or link statically. Avoid glibc functions that"
                + " its headers do not declare.";
    }

    @Override
    public String specification() {
        return "https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html";
    }

    @Override
    public RuleResult evaluateLoaded(FileReport file) {
        if (file.linkage() == Linkage.STATIC) {
            return RuleResult.notApplicable("a static file needs no library's versions");
        }
        if (file.hardening().unknown()) {
            return RuleResult.notKnown("the needed versions could not be read");
        }
        List<FloorCause> causes = file.floors().causes();
        if (causes.stream().anyMatch(cause -> cause.prefix().equals("GLIBC_PRIVATE"))) {
            return RuleResult.warn(describe(causes));
        }
        return RuleResult.pass(causes.isEmpty() ? "no version is asked for" : describe(causes));
    }

    private static String describe(List<FloorCause> causes) {
        return causes.stream()
                .map(cause -> cause.prefix() + (cause.version().isEmpty() ? "" : "_" + cause.version()) + " of "
                        + cause.requester())
                .collect(Collectors.joining("\n"));
    }
}
