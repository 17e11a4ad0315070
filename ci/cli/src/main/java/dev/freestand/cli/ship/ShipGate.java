package dev.freestand.cli.ship;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.Project;
import dev.freestand.cli.source.SourceState;
import dev.freestand.cli.verify.ProofAge;
import dev.freestand.cli.verify.ProofAudit;
import dev.freestand.cli.verify.ReportWriter;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.json.ProofJson;
import dev.freestand.verifier.report.json.ProofUnreadableException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lets a proof through to shipping if it passes, is of this very configuration and commit, and is recent enough. */
final class ShipGate {

    private final Project project;
    private final SourceState sources;
    private final Instant now;

    /**
     * A gate.
     *
     * @param sources what the worktree holds
     */
    ShipGate(Project project, SourceState sources, Instant now) {
        this.project = project;
        this.sources = sources;
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
            proof = ProofJson.read(project.output().resolve(ReportWriter.PROOF));
        } catch (ProofUnreadableException e) {
            ExitCode code = e.getCause() instanceof NoSuchFileException ? ExitCode.INCONCLUSIVE : ExitCode.FAILED;
            throw new PipelineException(code, "nothing is shipped: " + e.getMessage(), e);
        }
        if (!proof.subject().equals(project.config().subject())) {
            throw refuse("the proof is of " + proof.subject() + ", not of "
                    + project.config().subject());
        }
        if (!proof.config().equals(project.digest())) {
            throw refuse("the configuration has changed since the proof; run freestand verify again");
        }
        if (proof.verdict() != Outcome.PASS) {
            throw new PipelineException(
                    ExitCode.of(proof.verdict()),
                    "nothing is shipped: the proof's verdict is " + proof.verdict() + "; see "
                            + FileNames.shown(project.output().resolve("report.html")));
        }
        List<String> problems = ProofAudit.problems(proof, project.config());
        if (!problems.isEmpty()) {
            throw refuse(
                    "the proof is not consistent: " + String.join("; ", problems) + "\nRun freestand verify again.");
        }
        sameCommit(proof);
        recent(proof);
        return proof;
    }

    private void sameCommit(Proof proof) throws PipelineException {
        if (sources.problem() != null) {
            throw new PipelineException(
                    ExitCode.INCONCLUSIVE,
                    "nothing is shipped: the source revision cannot be determined: " + sources.problem());
        }
        String commit = sources.commit();
        if (!Objects.equals(proof.commit(), commit)) {
            throw refuse("the worktree has changed since the proof\n  proved commit: " + name(proof.commit())
                    + "\n  found commit:  " + name(commit)
                    + "\nCheck out the commit that was proved, or run freestand verify again.");
        }
    }

    private static String name(@Nullable String commit) {
        return commit == null ? "none (no checkout), or it could not be determined" : commit;
    }

    private void recent(Proof proof) throws PipelineException {
        try {
            ProofAge.check(proof.created(), project.config().policy().maxAge(), now);
        } catch (PipelineException e) {
            throw new PipelineException(e.exitCode(), "nothing is shipped: " + e.getMessage(), e);
        }
    }

    private static PipelineException refuse(String why) {
        return new PipelineException(ExitCode.FAILED, "nothing is shipped: " + why);
    }
}
