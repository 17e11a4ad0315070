package dev.freestand.cli.command;

import dev.freestand.cli.pipeline.PipelineFactory;
import dev.freestand.cli.project.ExitCode;
import dev.freestand.cli.project.ProgressListener;
import dev.freestand.cli.project.Project;
import dev.freestand.cli.project.Selection;
import dev.freestand.cli.ship.Shipment;
import dev.freestand.cli.verify.EarlierProof;
import dev.freestand.cli.verify.ReportWriter;
import dev.freestand.cli.verify.Verification;
import dev.freestand.containers.engine.EngineChoice;
import dev.freestand.containers.engine.Engines;
import dev.freestand.core.name.Printable;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.Shard;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code freestand verify}. */
@Command(
        name = "verify",
        description = "Builds, checks, runs every variant in every environment, and writes proof and reports.")
final class VerifyCommand implements Callable<Integer> {

    @Option(
            names = "--engine",
            paramLabel = "auto|docker|sandbox",
            defaultValue = "auto",
            description = "What runs the cells (default: ${DEFAULT-VALUE}: Docker where it answers, else the sandbox).")
    private EngineChoice engine = EngineChoice.AUTO;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "Cells run side by side (default: one per processor).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where proof and reports go (default: target/freestand beside the configuration).")
    private @Nullable Path output;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            converter = ShardConverter.class,
            description = "Run only part I of N of the cells; freestand merge puts the proofs of all parts together.")
    private @Nullable Shard shard;

    @Mixin
    private final BaselineOption baseline = new BaselineOption();

    @Mixin
    private final VariantOption variants = new VariantOption();

    @Option(names = "--no-build", description = "Take the files as they are.")
    private boolean noBuild;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (jobs < 1) {
            throw new ParameterException(spec.commandLine(), "--jobs is " + jobs + ", expected 1 or more");
        }
        if (shard != null && baseline.given()) {
            throw new ParameterException(
                    spec.commandLine(), "--baseline goes without --shard: give it to freestand merge instead");
        }
        PrintWriter out = spec.commandLine().getOut();
        ProgressListener progress = line -> spec.commandLine().getErr().println(Printable.line(line));
        GlobalOptions options = GlobalOptions.of(spec.commandLine());
        Shipment.withdraw(Project.shipmentOf(options.config()));
        Project project = Project.load(options.config());
        Path folder = output == null ? project.output() : output;
        EarlierProof earlier =
                baseline.load(project.config().subject(), spec.commandLine().getErr());
        ReportWriter.prepare(folder);
        // The gate asks for the one in its own place: where a newer one goes elsewhere, the older one counts no more.
        ReportWriter.clear(project.output());
        if (output != null && !ReportWriter.writable(project.output())) {
            // Of a project that can only be read, what builds say goes where the reports go.
            project = project.withOutput(output.toAbsolutePath());
        }
        Selection selection = variants.of(project);
        Map<Variant, String> failedBuilds =
                noBuild ? Map.of() : PipelineFactory.builder(progress).build(project, selection);
        Verification verification = PipelineFactory.verification(project, progress);
        Proof proof;
        try (Engines cells = PipelineFactory.engines(engine, progress)) {
            proof = verification.verify(project, selection, failedBuilds, cells, shard, jobs);
        }
        if (earlier != null) {
            proof = earlier.judge(project, proof, PipelineFactory.today());
        }
        ReportWriter.write(proof, folder);
        out.print(options.print(proof, Freestand.paint(spec.commandLine())));
        progress.say("report: " + FileNames.shown(folder.resolve("report.html")));
        return ExitCode.of(proof.verdict()).status();
    }

    /** Reads {@code i/n}; its errors are the command line's. */
    static final class ShardConverter implements ITypeConverter<Shard> {

        @Override
        public Shard convert(String value) {
            try {
                return Shard.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
