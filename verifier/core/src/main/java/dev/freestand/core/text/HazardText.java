package dev.freestand.core.text;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Hazard;
import dev.freestand.core.facts.HazardSearch;
import java.util.List;

/** What a static file may still require from its host, in words: how good each piece of evidence is, and what was searched. */
public final class HazardText {

    private HazardText() {}

    /** A hazard, with how good the evidence for it is. */
    public static StatedFact fact(Hazard hazard) {
        return new StatedFact(hazard.rule() + " " + hazard.what(), hazard.evidence() + " (" + grade(hazard) + ")");
    }

    private static String grade(Hazard hazard) {
        return switch (hazard.grade()) {
            case SYMBOLS -> "in the symbol table";
            case LINK_LOG -> "the linker's own words";
            case NOTES -> "the file's own words";
            case STRINGS -> "weak: a text proves no use";
        };
    }

    /** What follows from the search, and where it was made. */
    public static String search(FileReport file) {
        HazardSearch search = file.hazardSearch();
        if (search == null) {
            return "not looked for: the question is one of static programs";
        }
        List<Hazard> hazards = file.hazards();
        String answer;
        if (search.conclusive()) {
            answer = hazards == null || hazards.isEmpty() ? "none: " : "nothing else: ";
        } else {
            answer = hazards == null || hazards.isEmpty() ? "not established: " : "there may be more: ";
        }
        return answer + search.basis();
    }
}
