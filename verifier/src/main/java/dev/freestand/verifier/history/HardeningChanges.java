package dev.freestand.verifier.history;

import dev.freestand.core.facts.Hardening;
import dev.freestand.verifier.proof.Change;
import dev.freestand.verifier.proof.ChangeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Protections that were lost or gained. One that was there and is not known any more is lost. */
final class HardeningChanges {

    private static final String NOT_APPLICABLE = "not-applicable";

    /** From bad to good. */
    private static final List<String> RELRO = List.of("unknown", "none", "partial", "full");

    private final List<Change> changes = new ArrayList<>();

    private HardeningChanges() {}

    static List<Change> of(Hardening before, Hardening after) {
        HardeningChanges all = new HardeningChanges();
        all.good("NX stack", before.nx(), after.nx());
        all.add("RELRO", before.relro(), after.relro(), RELRO.indexOf(after.relro()) < RELRO.indexOf(before.relro()));
        all.good("BIND_NOW", before.bindNow(), after.bindNow());
        all.good("PIE", before.pie(), after.pie());
        all.word("stack canary", before.canary(), after.canary());
        all.word("FORTIFY", before.fortify(), after.fortify());
        all.bad("RWX segments", before.rwxSegments(), after.rwxSegments());
        all.bad("text relocations", before.textRelocations(), after.textRelocations());
        all.good("separate code", before.separateCode(), after.separateCode());
        all.marks(before.branchProtection(), after.branchProtection());
        all.add("RPATH", before.rpath(), after.rpath(), after.rpath() != null);
        all.add("RUNPATH", before.runpath(), after.runpath(), after.runpath() != null);
        // The id itself differs with every build.
        all.good("build ID", before.buildId() != null, after.buildId() != null);
        return List.copyOf(all.changes);
    }

    private void add(String what, @Nullable String before, @Nullable String after, boolean worse) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(ChangeKind.HARDENING, what, before, after, worse));
        }
    }

    private void good(String what, @Nullable Boolean before, @Nullable Boolean after) {
        add(what, word(before), word(after), Boolean.TRUE.equals(before));
    }

    private void bad(String what, @Nullable Boolean before, @Nullable Boolean after) {
        add(what, word(before), word(after), Boolean.TRUE.equals(after) || after == null);
    }

    /** What does not apply any more was not lost. */
    private void word(String what, String before, String after) {
        add(what, before, after, before.equals("yes") && !after.equals(NOT_APPLICABLE));
    }

    private void marks(@Nullable List<String> before, @Nullable List<String> after) {
        List<String> old = before == null ? List.of() : before;
        List<String> now = after == null ? List.of() : after;
        TreeSet<String> all = new TreeSet<>(old);
        all.addAll(now);
        for (String mark : all) {
            good(mark, old.contains(mark), now.contains(mark));
        }
    }

    private static String word(@Nullable Boolean value) {
        return value == null ? "unknown" : value ? "yes" : "no";
    }
}
