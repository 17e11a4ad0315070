package dev.freestand.cli.verify;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.ProgressListener;
import dev.freestand.cli.project.Project;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.history.ProofComparer;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.proof.change.Baseline;
import dev.freestand.verifier.proof.change.Comparison;
import dev.freestand.verifier.report.json.ProofJson;
import dev.freestand.verifier.report.json.ProofUnreadableException;
import dev.freestand.verifier.rule.ObservedRuns;
import dev.freestand.verifier.rule.RuleInput;
import dev.freestand.verifier.rule.RulesUnderPolicy;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The proof that a later one is held against, as {@code --baseline} names it.
 *
 * @param baseline what the later proof keeps of it
 * @param proof all of it
 */
public record BaselineProof(Baseline baseline, Proof proof) {

    /**
     * Reads it.
     *
     * @param subject whose proof it has to be
     * @param notices receives a line if the file holds no digest of itself
     * @throws PipelineException if it is missing, no proof, of another layout or subject, or only part of a proof
     */
    public static BaselineProof load(Path file, String subject, ProgressListener notices) throws PipelineException {
        byte[] content;
        Proof proof;
        boolean sealed;
        try {
            content = ProofJson.bytes(file);
            proof = ProofJson.readEarlier(file, content);
            sealed = ProofJson.sealed(content);
        } catch (ProofUnreadableException e) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    "no baseline: " + e.getMessage()
                            + "\nGive the proof.json of an earlier freestand verify by this version, or no baseline.",
                    e);
        }
        if (!proof.subject().equals(subject)) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    "no baseline: " + FileNames.shown(file) + " is a proof of " + proof.subject() + ", not of "
                            + subject + "\nGive an earlier proof.json of " + subject + ", or no baseline.");
        }
        if (proof.shard() != null) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    "no baseline: " + FileNames.shown(file) + " is part " + proof.shard() + " of a proof"
                            + "\nGive the complete proof, which freestand merge writes.");
        }
        if (!proof.leftOut().isEmpty()) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    "no baseline: " + FileNames.shown(file) + " leaves out " + String.join(", ", proof.leftOut())
                            + "\nGive a proof of all variants, made without --variant.");
        }
        Baseline baseline =
                new Baseline(Sha256.of(content), proof.version(), proof.commit(), proof.created(), proof.verdict());
        if (!sealed) {
            notices.say("the baseline " + FileNames.shown(file)
                    + " is of an earlier version, which wrote no digest: whether it was changed is unknown");
        }
        return new BaselineProof(baseline, proof);
    }

    /** A later proof with what changed, its checks as they are. */
    public Proof beside(Proof later) {
        return later.since(ProofComparer.of(baseline, proof, later), later.checks());
    }

    /**
     * A later proof with what changed, and with the rules on changes judged.
     *
     * @param today the day on which waivers must still hold
     */
    public Proof judge(Project project, Proof later, LocalDate today) {
        Comparison changes = ProofComparer.of(baseline, proof, later);
        Map<String, Check> anew = new HashMap<>();
        for (VariantRecord record : later.variants()) {
            Variant variant = project.config().variant(record.name()).orElseThrow();
            ObservedRuns runs = ObservedRuns.of(record.name(), later.since(changes, later.checks()));
            RuleInput evidence = new RuleInput(variant, record.file(), record.sha256(), runs);
            RulesUnderPolicy.apply(evidence, project.config().policy(), today).stream()
                    .filter(check -> check.rule().equals(ProofComparer.RULE))
                    .forEach(check -> anew.put(record.name(), check));
        }
        List<Check> checks = new ArrayList<>(later.checks());
        checks.replaceAll(
                check -> check.rule().equals(ProofComparer.RULE) ? anew.getOrDefault(check.variant(), check) : check);
        return later.since(changes, checks);
    }
}
