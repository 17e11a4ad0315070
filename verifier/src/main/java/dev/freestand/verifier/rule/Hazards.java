package dev.freestand.verifier.rule;

import dev.freestand.verifier.proof.FileReport;
import dev.freestand.verifier.proof.Hazard;
import dev.freestand.verifier.proof.HazardSearch;
import dev.freestand.verifier.proof.Kind;
import dev.freestand.verifier.proof.Linkage;
import java.util.List;
import java.util.stream.Collectors;

/** What all rules on hazards have in common: they read the hazards that were found under their id. */
final class Hazards {

    private Hazards() {}

    static Finding judge(FileReport file, String rule) {
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
            return Finding.warn(found.stream().map(Hazards::words).collect(Collectors.joining("\n")));
        }
        return search.conclusive() ? Finding.pass("none; read: " + search.basis()) : Finding.notKnown(search.basis());
    }

    private static String words(Hazard hazard) {
        return hazard.what() + ": " + hazard.evidence()
                + (hazard.weak() ? " (weak evidence: a text proves no use)" : "");
    }
}
