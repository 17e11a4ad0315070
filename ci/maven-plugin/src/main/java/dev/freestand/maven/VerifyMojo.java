package dev.freestand.maven;

import dev.freestand.cli.pipeline.Pipeline;
import dev.freestand.cli.pipeline.VerifyOptions;
import dev.freestand.cli.pipeline.WrittenProof;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.containers.engine.EngineChoice;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.text.ColourMode;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.text.ProofText;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Builds, checks, runs every variant in every environment, writes proof and reports, and fails unless all is proved. */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class VerifyMojo extends FreestandMojo {

    /** What runs the cells: {@code auto}, {@code docker}, {@code sandbox} or {@code all}. */
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
     * proof states which were left out, and nothing is shipped by such a proof.
     */
    @Parameter(property = "freestand.variant")
    private List<String> variants = List.of();

    @Override
    void run(Pipeline pipeline)
            throws PipelineException, IOException, InterruptedException, MojoExecutionException, MojoFailureException {
        EngineChoice choice = EngineChoice.parse(engine)
                .orElseThrow(() -> new MojoExecutionException(
                        "freestand.engine is '" + engine + "', expected auto, docker, sandbox or all"));
        if (jobs < 0) {
            throw new MojoExecutionException("freestand.jobs is " + jobs + ", expected 0 or more");
        }
        WrittenProof written = pipeline.verify(new VerifyOptions(
                choice,
                jobs == 0 ? Runtime.getRuntime().availableProcessors() : jobs,
                null,
                null,
                baseline == null ? null : baseline.toPath(),
                variants,
                true));
        Proof proof = written.proof();
        String summary = MavenTerms.of(ProofText.print(proof, ColourMode.PLAIN));
        if (proof.verdict() == Outcome.PASS) {
            summary.lines().forEach(getLog()::info);
            getLog().info("report: " + written.report());
        } else {
            throw new MojoFailureException(summary + "report: " + written.report());
        }
    }
}
