package dev.freestand.maven;

import dev.freestand.cli.pipeline.PipelineFactory;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.Project;
import dev.freestand.cli.project.Selection;
import dev.freestand.cli.verify.EarlierProof;
import dev.freestand.cli.verify.ReportWriter;
import dev.freestand.containers.engine.EngineChoice;
import dev.freestand.containers.engine.Engines;
import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.text.ColourMode;
import dev.freestand.verifier.report.text.ProofText;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Builds, checks, runs every variant in every environment, writes proof and reports, and fails unless all is proved. */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class VerifyMojo extends FreestandMojo {

    /** What runs the cells: {@code auto}, {@code docker} or {@code sandbox}. */
    @Parameter(property = "freestand.engine", defaultValue = "auto", required = true)
    private String engine;

    /** Cells run side by side; 0 for one per processor. */
    @Parameter(property = "freestand.jobs", defaultValue = "0")
    private int jobs;

    /** The {@code proof.json} of an earlier release: the reports show what changed since. Left out: none. */
    @Parameter(property = "freestand.baseline")
    private @Nullable File baseline;

    /**
     * Names of the variants that are proved; left out: all. {@code -Dfreestand.variant=one,other} on the command line. The
     * proof says which were left out, and nothing is shipped by such a proof.
     */
    @Parameter(property = "freestand.variant")
    private List<String> variants = List.of();

    @Override
    void run(Project project)
            throws PipelineException, IOException, InterruptedException, MojoExecutionException, MojoFailureException {
        EngineChoice choice = EngineChoice.parse(engine)
                .orElseThrow(() -> new MojoExecutionException(
                        "freestand.engine is '" + engine + "', expected auto, docker or sandbox"));
        if (jobs < 0) {
            throw new MojoExecutionException("freestand.jobs is " + jobs + ", expected 0 or more");
        }
        EarlierProof earlier = baseline == null
                ? null
                : EarlierProof.load(baseline.toPath(), project.config().subject());
        if (earlier != null && earlier.notice() != null) {
            getLog().warn(earlier.notice());
        }
        ReportWriter.prepare(project.output());
        Selection selection = Selection.of(project, variants);
        Map<Variant, String> failedBuilds =
                PipelineFactory.builder(getLog()::info).build(project, selection);
        Proof proof;
        try (Engines cells = PipelineFactory.engines(choice, getLog()::info)) {
            int side = jobs == 0 ? Runtime.getRuntime().availableProcessors() : jobs;
            proof = PipelineFactory.verification(project, getLog()::info)
                    .verify(project, selection, failedBuilds, cells, null, side);
        }
        if (earlier != null) {
            proof = earlier.judge(project, proof, PipelineFactory.today());
        }
        ReportWriter.write(proof, project.output());
        String summary = MavenWords.of(ProofText.print(proof, ColourMode.PLAIN));
        if (proof.verdict() == Outcome.PASS) {
            summary.lines().forEach(getLog()::info);
            getLog().info("report: " + project.output().resolve("report.html"));
        } else {
            throw new MojoFailureException(
                    summary + "report: " + project.output().resolve("report.html"));
        }
    }
}
