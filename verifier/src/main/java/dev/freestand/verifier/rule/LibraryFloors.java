package dev.freestand.verifier.rule;

import dev.freestand.verifier.proof.FileReport;
import dev.freestand.verifier.proof.FloorCause;
import dev.freestand.verifier.proof.Linkage;
import java.util.List;
import java.util.stream.Collectors;

/** FS401: the versions of libraries that a dynamic file needs are in public releases. */
final class LibraryFloors implements Rule {

    @Override
    public String id() {
        return "FS401";
    }

    @Override
    public String title() {
        return "Version floors are named, and none is private";
    }

    @Override
    public String why() {
        return "The loader starts a file only where every version it needs is present, weak needs apart."
                + " GLIBC_PRIVATE is an agreement within one build of glibc: with any other the file may not"
                + " load, or crash.";
    }

    @Override
    public String evidence() {
        return "The needed versions (DT_VERNEED), and by DT_VERSYM the symbols that ask for the highest of each.";
    }

    @Override
    public String fix() {
        return "Build on the oldest distribution that must be served, or link statically. Avoid glibc"
                + " functions that are not in its headers.";
    }

    @Override
    public String specification() {
        return "https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        if (!Programs.runnable(evidence.file())) {
            return Finding.notApplicable(Programs.OTHER);
        }

        FileReport file = evidence.file();
        if (file.linkage() == Linkage.STATIC) {
            return Finding.notApplicable("a static file needs no library's versions");
        }
        if (file.hardening().unknown()) {
            return Finding.notKnown("the needed versions could not be read");
        }
        List<FloorCause> causes = file.floors().causes();
        if (causes.stream().anyMatch(cause -> cause.prefix().equals("GLIBC_PRIVATE"))) {
            return Finding.warn(words(causes));
        }
        return Finding.pass(causes.isEmpty() ? "no version is asked for" : words(causes));
    }

    private static String words(List<FloorCause> causes) {
        return causes.stream()
                .map(cause -> cause.prefix() + (cause.version().isEmpty() ? "" : "_" + cause.version()) + " of "
                        + cause.library()
                        + (cause.symbols().isEmpty() ? "" : " for " + String.join(", ", cause.symbols()))
                        + (cause.more() == 0 ? "" : " and " + cause.more() + " more"))
                .collect(Collectors.joining("\n"));
    }
}
