package dev.freestand.verifier.rule;

import dev.freestand.verifier.proof.FileReport;
import dev.freestand.verifier.proof.Hazard;
import dev.freestand.verifier.proof.HazardSearch;
import dev.freestand.verifier.proof.Kind;
import dev.freestand.verifier.proof.LibcFlavour;
import dev.freestand.verifier.proof.Linkage;
import java.util.List;
import java.util.stream.Collectors;

/** What all rules on hazards have in common: they read the hazards that were found under their id. */
final class Hazards {

    /** What the rules that call {@link #judgeLoading} say of it. */
    static final String FAILS =
            " In a static glibc file it fails where the function is in the file for sure: by symbols, or by"
                    + " the linker's warning and the file's own texts. Weaker evidence, and other C libraries, warn.";

    private Hazards() {}

    /** Advice: what is found is a warning. */
    static Finding judge(FileReport file, String rule) {
        return judge(file, rule, false);
    }

    /** For functions with which a static glibc file loads glibc's shared libraries: there they are failures. */
    static Finding judgeLoading(FileReport file, String rule) {
        return judge(file, rule, file.libc().flavour() == LibcFlavour.GLIBC && file.linkage() == Linkage.STATIC);
    }

    private static Finding judge(FileReport file, String rule, boolean failing) {
        if (file.linkage() == Linkage.DYNAMIC) {
            return Finding.notApplicable("a dynamic file shares the host's C library, and what that wants");
        }
        if (file.kind() == Kind.SHARED_LIBRARY) {
            return Finding.notApplicable(
                    "the question is one of static programs; a library shares its program's C library");
        }
        HazardSearch search = file.hazardSearch();
        if (search == null) {
            return Programs.runnable(file)
                    ? Finding.notKnown("linkage is unknown, so nothing was looked for")
                    : Finding.notApplicable(Programs.OTHER);
        }
        List<Hazard> all = file.hazards();
        List<Hazard> found = all == null
                ? List.of()
                : all.stream().filter(hazard -> hazard.rule().equals(rule)).toList();
        if (!found.isEmpty()) {
            String words = found.stream().map(Hazards::words).collect(Collectors.joining("\n"));
            return failing && found.stream().anyMatch(Hazard::certain) ? Finding.fail(words) : Finding.warn(words);
        }
        return search.conclusive() ? Finding.pass("none; read: " + search.basis()) : Finding.notKnown(search.basis());
    }

    private static String words(Hazard hazard) {
        return hazard.what() + ": " + hazard.evidence()
                + (hazard.weak() ? " (weak evidence: a text proves no use)" : "");
    }
}
