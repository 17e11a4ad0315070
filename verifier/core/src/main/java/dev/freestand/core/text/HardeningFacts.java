package dev.freestand.core.text;

import dev.freestand.core.facts.Hardening;
import dev.freestand.core.facts.Protection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hardening in words, for every report that people read: the same rows, in the same order, for every file. */
public final class HardeningFacts {

    private static final String UNKNOWN = Protection.UNKNOWN.label();
    private static final String NOT_APPLICABLE = "not applicable";

    private HardeningFacts() {}

    /** One fact a question; none where hardening was not looked at, as in a script. */
    public static List<StatedFact> of(Hardening hardening) {
        if (hardening.unknown()) {
            return List.of();
        }
        List<StatedFact> facts = new ArrayList<>(List.of(
                new StatedFact("NX stack", word(hardening.nx(), UNKNOWN)),
                new StatedFact("RELRO", hardening.relro().label()),
                new StatedFact("BIND_NOW", word(hardening.bindNow(), NOT_APPLICABLE + ", no dynamic section")),
                new StatedFact("PIE", word(hardening.pie(), NOT_APPLICABLE + ", no program")),
                new StatedFact("stack canary", hardening.canary().label().replace('-', ' ')),
                new StatedFact("FORTIFY", fortify(hardening)),
                new StatedFact("RWX segments", word(hardening.rwxSegments(), UNKNOWN)),
                new StatedFact("text relocations", word(hardening.textRelocations(), UNKNOWN)),
                new StatedFact("branch protection", branches(hardening.branchProtection())),
                new StatedFact("separate code", word(hardening.separateCode(), UNKNOWN)),
                new StatedFact("RPATH", path(hardening.rpath())),
                new StatedFact("RUNPATH", path(hardening.runpath())),
                new StatedFact("build ID", hardening.buildId() == null ? "none" : hardening.buildId())));
        hardening.unsafePaths().forEach(sentence -> facts.add(new StatedFact("unsafe path", sentence)));
        return List.copyOf(facts);
    }

    private static String word(@Nullable Boolean value, String without) {
        return value == null ? without : Protection.of(value).label();
    }

    private static String fortify(Hardening hardening) {
        String word = hardening.fortify().label().replace('-', ' ');
        Integer checking = hardening.fortified();
        Integer plain = hardening.fortifiable();
        if (checking == null || plain == null || checking + plain == 0) {
            return word;
        }
        return word + ", " + checking + " of " + (checking + plain) + " functions";
    }

    private static String branches(@Nullable List<String> marks) {
        if (marks == null) {
            return NOT_APPLICABLE + " on this machine";
        }
        return marks.isEmpty() ? "none" : String.join(", ", marks);
    }

    /** Empty is not the same as none: an empty entry is the current folder. */
    private static String path(@Nullable String path) {
        return path == null ? "none" : "\"" + path + "\"";
    }
}
