package dev.freestand.cli.pipeline;

import dev.freestand.verifier.proof.Outcome;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.json.ProofJson;
import dev.freestand.verifier.report.json.ProofUnreadableException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lets a proof through to shipping if it passes, is of this very configuration and commit, and is recent enough. */
final class ShipGate {

    /** How far the clocks of the machine that proved and the one that ships may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Project project;
    private final @Nullable String commit;
    private final Instant now;

    /**
     * A gate.
     *
     * @param commit what the worktree is at; null where that is not known
     */
    ShipGate(Project project, @Nullable String commit, Instant now) {
        this.project = project;
        this.commit = commit;
        this.now = now;
    }

    /**
     * The proof that is shipped.
     *
     * @throws PipelineException if it is not there, or says anything but that this is proved
     */
    Proof proof() throws PipelineException {
        Proof proof;
        try {
            proof = ProofJson.read(project.output().resolve(Reports.PROOF));
        } catch (ProofUnreadableException e) {
            throw new PipelineException(ExitCode.INCONCLUSIVE, "nothing is shipped: " + e.getMessage(), e);
        }
        if (!proof.subject().equals(project.config().subject())) {
            throw refuse("the proof is of " + proof.subject() + ", not of "
                    + project.config().subject());
        }
        if (!proof.config().equals(project.digest())) {
            throw refuse("the configuration is not the one that was proved; run freestand verify again");
        }
        if (proof.verdict() != Outcome.PASS) {
            throw new PipelineException(
                    ExitCode.of(proof.verdict()),
                    "nothing is shipped: the proof's verdict is " + proof.verdict() + "; see "
                            + project.output().resolve("report.html"));
        }
        List<String> problems = ProofAudit.problems(proof, project.config());
        if (!problems.isEmpty()) {
            throw refuse("the proof does not hold together: " + String.join("; ", problems)
                    + "\nRun freestand verify again.");
        }
        sameCommit(proof);
        recent(proof);
        return proof;
    }

    private void sameCommit(Proof proof) throws PipelineException {
        if (commit != null && commit.endsWith(Worktree.UNKNOWN_CHANGES)) {
            throw refuse("the worktree has more changes than can be compared with those that were proved\n"
                    + "Commit them, then run freestand verify again.");
        }
        if (!Objects.equals(proof.commit(), commit)) {
            throw refuse("the worktree is not the one that was proved\n  proved commit: " + name(proof.commit())
                    + "\n  found commit:  " + name(commit)
                    + "\nCheck out the commit that was proved, or run freestand verify again.");
        }
    }

    private static String name(@Nullable String commit) {
        return commit == null ? "not known (no git, or no checkout)" : commit;
    }

    private void recent(Proof proof) throws PipelineException {
        Instant created;
        try {
            created = Instant.parse(proof.created());
        } catch (DateTimeException e) {
            throw new PipelineException(
                    ExitCode.FAILED,
                    "nothing is shipped: the proof says it was made '" + proof.created()
                            + "', which is no time in UTC such as 2026-01-31T12:00:00Z\nRun freestand verify again.",
                    e);
        }
        if (created.isAfter(now.plus(SKEW))) {
            throw refuse("the proof was made at " + created + ", which is still to come: it is " + now
                    + "\nSet the clock, or run freestand verify again.");
        }
        Duration allowed = project.config().policy().maxAge();
        if (allowed != null && created.plus(allowed).isBefore(now)) {
            throw refuse("the proof is too old\n  made:    " + created + "\n  now:     " + now + "\n  allowed: "
                    + allowed.toHours() + " h " + allowed.toMinutesPart() + " min (policy.maxAge)"
                    + "\nRun freestand verify again.");
        }
    }

    private static PipelineException refuse(String why) {
        return new PipelineException(ExitCode.FAILED, "nothing is shipped: " + why);
    }
}
