package dev.freestand.verifier.report.view;

import dev.freestand.verifier.proof.Hardening;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hardening in words, for every report that people read: the same rows, in the same order, for every file. */
public final class HardeningFacts {

    private static final String UNKNOWN = "unknown";
    private static final String NOT_APPLICABLE = "not applicable";

    private HardeningFacts() {}

    /** One fact a question; none where hardening was not looked at, as in a script. */
    public static List<Fact> of(Hardening hardening) {
        if (hardening.unknown()) {
            return List.of();
        }
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("NX stack", word(hardening.nx(), UNKNOWN)),
                new Fact("RELRO", hardening.relro()),
                new Fact("BIND_NOW", word(hardening.bindNow(), NOT_APPLICABLE + ", no dynamic section")),
                new Fact("PIE", word(hardening.pie(), NOT_APPLICABLE + ", no program")),
                new Fact("stack canary", hardening.canary().replace('-', ' ')),
                new Fact("FORTIFY", fortify(hardening)),
                new Fact("RWX segments", word(hardening.rwxSegments(), UNKNOWN)),
                new Fact("text relocations", word(hardening.textRelocations(), UNKNOWN)),
                new Fact("branch protection", branches(hardening.branchProtection())),
                new Fact("separate code", word(hardening.separateCode(), UNKNOWN)),
                new Fact("RPATH", path(hardening.rpath())),
                new Fact("RUNPATH", path(hardening.runpath())),
                new Fact("build ID", hardening.buildId() == null ? "none" : hardening.buildId())));
        hardening.unsafePaths().forEach(sentence -> facts.add(new Fact("unsafe path", sentence)));
        return List.copyOf(facts);
    }

    private static String word(@Nullable Boolean value, String without) {
        return value == null ? without : value ? "yes" : "no";
    }

    private static String fortify(Hardening hardening) {
        String word = hardening.fortify().replace('-', ' ');
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
