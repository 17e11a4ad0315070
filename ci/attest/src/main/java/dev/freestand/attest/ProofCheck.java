package dev.freestand.attest;

import dev.freestand.core.facts.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a proof, all by itself, states that what it ships was proved: as far as that can be determined without its
 * {@code freestand.yaml}.
 */
final class ProofCheck {

    private ProofCheck() {}

    /** What is wrong with it, one sentence each; empty when nothing is. */
    static List<String> problems(ShippedProof proof) {
        List<String> problems = new ArrayList<>();
        if (proof.verdict() != Outcome.PASS) {
            problems.add("its verdict is " + proof.verdict());
        }
        if (proof.shard() != null) {
            problems.add("it is part " + proof.shard() + " of a proof");
        }
        if (!proof.leftOut().isEmpty()) {
            problems.add("it leaves out " + String.join(", ", proof.leftOut()) + ", and such a proof ships nothing");
        }
        if (proof.variants().stream().noneMatch(ShippedProof.ProvedVariant::ship)) {
            problems.add("it ships nothing");
        }
        if (proof.variants().stream()
                        .map(ShippedProof.ProvedVariant::name)
                        .distinct()
                        .count()
                != proof.variants().size()) {
            problems.add("it has two variants of one name");
        }
        for (ShippedProof.ProvedVariant variant : proof.variants()) {
            variant(proof, variant, problems);
        }
        return List.copyOf(problems);
    }

    private static void variant(ShippedProof proof, ShippedProof.ProvedVariant variant, List<String> problems) {
        String sha256 = variant.sha256();
        if (sha256 == null || !sha256.equals(variant.file().text("sha256"))) {
            problems.add("the digests of variant " + variant.name() + " contradict each other");
            return;
        }
        if (!variant.ship()) {
            return;
        }
        if (proof.results().stream()
                .noneMatch(check -> !check.cell() && check.variant().equals(variant.name()))) {
            problems.add("variant " + variant.name() + " was not checked");
        }
        List<ShippedProof.ProvedResult> passed = proof.results().stream()
                .filter(cell -> cell.cell() && cell.variant().equals(variant.name()) && cell.outcome() == Outcome.PASS)
                .toList();
        if (passed.isEmpty()) {
            problems.add("variant " + variant.name() + " passed in no environment");
        }
        for (ShippedProof.ProvedResult cell : passed) {
            if (!sha256.equals(cell.sha256())) {
                problems.add("variant " + variant.name() + " in " + cell.subject() + " is a file of another digest");
            }
        }
    }
}
