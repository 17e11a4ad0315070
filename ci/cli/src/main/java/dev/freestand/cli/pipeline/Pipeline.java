package dev.freestand.cli.pipeline;

import dev.freestand.cli.build.BuildFailure;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.ProgressListener;
import dev.freestand.cli.project.Project;
import dev.freestand.cli.project.Selection;
import dev.freestand.cli.ship.Shipment;
import dev.freestand.cli.ship.SigningChoice;
import dev.freestand.cli.verify.BaselineProof;
import dev.freestand.cli.verify.ReportWriter;
import dev.freestand.containers.engine.Engines;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.policy.yaml.ConfigException;
import dev.freestand.verifier.proof.Proof;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is done with a project, the same from the command line and from Maven: build, verify, merge, ship. */
public final class Pipeline {

    private final Project project;
    private final ProgressListener progress;

    private Pipeline(Project project, ProgressListener progress) {
        this.project = project;
        this.progress = progress;
    }

    /**
     * Reads a project. An earlier shipment is withdrawn first: whatever comes of this run, it is not proved any more.
     *
     * @param config its {@code freestand.yaml}
     * @param progress receives what is being done, a line at a time
     */
    public static Pipeline open(Path config, ProgressListener progress)
            throws ConfigException, PipelineException, IOException {
        Shipment.withdraw(Project.shipmentOf(config));
        return read(config, progress);
    }

    /** Reads a project of which nothing is going to be proved: an earlier shipment stays. */
    public static Pipeline read(Path config, ProgressListener progress) throws ConfigException, PipelineException {
        return new Pipeline(Project.load(config), progress);
    }

    /**
     * Builds the variants that are not up to date.
     *
     * @param variants their names; empty for all
     * @throws PipelineException if a build fails
     */
    public void build(List<String> variants) throws PipelineException, IOException {
        PipelineFactory.builder(progress).buildAll(project, Selection.of(project, variants));
    }

    /** Prepares the environments that the project includes. */
    public EnvironmentPreparation.Result prepare() throws PipelineException, IOException {
        return EnvironmentPreparation.prepare(project, List.of(), progress);
    }

    /** Builds, checks, runs the cells, and writes proof and reports. The verdict is the proof's. */
    public WrittenProof verify(VerifyOptions options) throws PipelineException, IOException, InterruptedException {
        Path folder = options.output() == null ? project.output() : options.output();
        BaselineProof earlier = earlier(options.baseline());
        ReportWriter.prepare(folder);
        clearOwnFolder();
        Project verified = project;
        if (options.output() != null && !ReportWriter.writable(project.output())) {
            // Of a project that can only be read, what builds say goes where the reports go.
            verified = project.withOutput(FileNames.absolute(folder));
        }
        Selection selection = Selection.of(verified, options.variants());
        Map<Variant, BuildFailure> failedBuilds =
                options.build() ? PipelineFactory.builder(progress).build(verified, selection) : Map.of();
        Proof proof;
        try (Engines cells = PipelineFactory.engines(options.engine(), progress)) {
            proof = PipelineFactory.verification(verified, progress)
                    .verify(verified, selection, failedBuilds, cells, options.shard(), options.jobs());
        }
        return write(proof, earlier, folder);
    }

    /**
     * Puts the proofs of all parts together, and writes proof and reports.
     *
     * @param output where they go; null for {@code target/freestand} beside the configuration
     * @param baseline an earlier {@code proof.json} to compare with; null for none
     */
    public WrittenProof merge(List<Proof> parts, @Nullable Path output, @Nullable Path baseline)
            throws PipelineException, IOException {
        BaselineProof earlier = earlier(baseline);
        Proof proof = PipelineFactory.merge(project, parts);
        Path folder = output == null ? project.output() : output;
        clearOwnFolder();
        ReportWriter.clear(folder);
        return write(proof, earlier, folder);
    }

    /**
     * Puts the proved files into {@code target/ship}.
     *
     * @param environment the variables of the user who ships: a key that signs, an identity, the time that is stated
     * @return that folder
     * @throws PipelineException if something is not proved
     */
    public Path ship(SigningChoice signing, Map<String, String> environment) throws PipelineException, IOException {
        return PipelineFactory.shipment(project, signing, environment).ship();
    }

    private @Nullable BaselineProof earlier(@Nullable Path baseline) throws PipelineException {
        return baseline == null
                ? null
                : BaselineProof.load(baseline, project.config().subject(), progress);
    }

    /** Shipping asks for the proof in the project's own folder: an older one there must not outlive a newer one elsewhere. */
    private void clearOwnFolder() throws IOException {
        ReportWriter.clear(project.output());
    }

    private WrittenProof write(Proof proof, @Nullable BaselineProof earlier, Path folder) throws IOException {
        Proof written = earlier == null ? proof : earlier.judge(project, proof, PipelineFactory.today());
        ReportWriter.write(written, folder);
        return new WrittenProof(written, folder);
    }
}
