package dev.freestand.verifier.history;

import dev.freestand.core.rule.PolicyRule;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.RuntimeCost;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.proof.change.Baseline;
import dev.freestand.verifier.proof.change.Change;
import dev.freestand.verifier.proof.change.ChangeKind;
import dev.freestand.verifier.proof.change.Comparison;
import dev.freestand.verifier.proof.change.Growth;
import dev.freestand.verifier.proof.change.VariantChanges;
import dev.freestand.verifier.proof.speed.SpeedComparison;
import dev.freestand.verifier.proof.speed.VariantSpeed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares two proofs of one subject, variant by variant. Pure: the same two proofs give the same comparison. */
public final class ProofComparer {

    /** Id of the rule that reads a comparison, and so is no part of one. */
    public static final String RULE = PolicyRule.NO_REGRESSION.id();

    private ProofComparer() {}

    /**
     * What changed.
     *
     * @param baseline what is kept of the earlier proof
     * @param before the earlier proof
     * @param after the later one
     */
    public static Comparison of(Baseline baseline, Proof before, Proof after) {
        Map<String, VariantRecord> old = byName(before);
        List<VariantChanges> variants = new ArrayList<>();
        byName(after).forEach((name, record) -> {
            VariantRecord earlier = old.remove(name);
            variants.add(earlier == null ? only(name, null, "there") : both(earlier, record, before, after));
        });
        // One that was left out on purpose is not gone; that the later proof says.
        after.leftOut().forEach(old::remove);
        old.keySet().forEach(name -> variants.add(only(name, "there", null)));
        return new Comparison(baseline, variants);
    }

    private static Map<String, VariantRecord> byName(Proof proof) {
        Map<String, VariantRecord> variants = new LinkedHashMap<>();
        proof.variants().forEach(one -> variants.put(one.name(), one));
        return variants;
    }

    private static VariantChanges only(String name, @Nullable String before, @Nullable String after) {
        Change change = new Change(ChangeKind.VARIANT, name, before, after, after == null);
        return new VariantChanges(name, null, List.of(), null, List.of(change));
    }

    private static VariantChanges both(VariantRecord earlier, VariantRecord later, Proof before, Proof after) {
        String name = later.name();
        List<Change> changes = new ArrayList<>();
        changes.addAll(FileChanges.linkage(earlier.file(), later.file()));
        changes.addAll(FileChanges.needed(earlier.file(), later.file()));
        changes.addAll(FloorChanges.of(earlier.file(), later.file()));
        changes.addAll(
                HardeningChanges.of(earlier.file().hardening(), later.file().hardening()));
        changes.addAll(FileChanges.hazards(earlier.file(), later.file()));
        changes.addAll(CellChanges.of(name, before.cells(), after.cells()));
        changes.addAll(CheckChanges.of(name, before.checks(), after.checks()));
        return new VariantChanges(
                name,
                new Growth("file", earlier.size(), later.size()),
                SectionChanges.of(earlier.file().sections(), later.file().sections()),
                start(name, before, after),
                changes);
    }

    /** Both by the same method: the median of samples taken in turns, or in older proofs the shortest time of all cells. */
    private static @Nullable Growth start(String variant, Proof before, Proof after) {
        Long earlier = median(variant, before);
        Long later = median(variant, after);
        if (earlier == null && later == null) {
            earlier = shortest(variant, before);
            later = shortest(variant, after);
        }
        return earlier == null || later == null ? null : new Growth("start", earlier, later);
    }

    private static @Nullable Long median(String variant, Proof proof) {
        return proof.speeds().stream()
                .filter(speed -> speed.kind() == SpeedComparison.Kind.START)
                .flatMap(speed -> speed.of(variant).stream())
                .filter(VariantSpeed::timed)
                .map(speed -> Math.round(speed.time().median()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Long shortest(String variant, Proof proof) {
        return proof.costs().stream()
                .filter(cost -> cost.variant().equals(variant))
                .map(RuntimeCost::startMicros)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
