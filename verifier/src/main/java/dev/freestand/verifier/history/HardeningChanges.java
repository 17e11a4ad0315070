package dev.freestand.verifier.history;

import dev.freestand.core.facts.Hardening;
import dev.freestand.core.facts.Protection;
import dev.freestand.core.facts.Relro;
import dev.freestand.verifier.proof.change.Change;
import dev.freestand.verifier.proof.change.ChangeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Protections that were lost or gained. One that was there and is not known any more is lost. */
final class HardeningChanges {

    private final List<Change> changes = new ArrayList<>();

    private HardeningChanges() {}

    static List<Change> of(Hardening before, Hardening after) {
        HardeningChanges all = new HardeningChanges();
        all.good("NX stack", before.nx(), after.nx());
        all.relro(before.relro(), after.relro());
        all.good("BIND_NOW", before.bindNow(), after.bindNow());
        all.good("PIE", before.pie(), after.pie());
        all.protection("stack canary", before.canary(), after.canary());
        all.protection("FORTIFY", before.fortify(), after.fortify());
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
    private void protection(String what, Protection before, Protection after) {
        boolean lost = before == Protection.YES && after != Protection.NOT_APPLICABLE;
        add(what, before.label(), after.label(), lost);
    }

    private void relro(Relro before, Relro after) {
        add("RELRO", before.label(), after.label(), after.compareTo(before) < 0);
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
        return Protection.of(value).label();
    }
}
