package dev.freestand.cli.command;

import dev.freestand.cli.pipeline.Pipeline;
import dev.freestand.cli.pipeline.VerifyOptions;
import dev.freestand.cli.pipeline.WrittenProof;
import dev.freestand.cli.project.ProgressListener;
import dev.freestand.containers.engine.EngineChoice;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.Shard;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "verify",
        description = "Builds and checks every variant, runs it in every environment, and writes proof and reports.")
final class VerifyCommand implements Callable<Integer> {

    @Option(
            names = "--engine",
            paramLabel = "auto|docker|sandbox|all",
            defaultValue = "auto",
            description = "What runs the cells (default: ${DEFAULT-VALUE}: Docker if it is available, otherwise the"
                    + " sandbox; all: each cell on both).")
    private EngineChoice engine = EngineChoice.AUTO;

    @Mixin
    private final JobsOption jobs = new JobsOption();

    @Mixin
    private final ProofOutputOption output = new ProofOutputOption();

    @ArgGroup
    private PartOrBaseline either = new PartOrBaseline();

    @Mixin
    private final VariantOption variants = new VariantOption();

    @Option(names = "--no-build", description = "Do not build; use the existing files.")
    private boolean noBuild;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        int most = jobs.jobs(spec);
        GlobalOptions options = GlobalOptions.of(spec.commandLine());
        ProgressListener progress = GlobalOptions.progress(spec);
        VerifyOptions asked = new VerifyOptions(
                engine, most, output.folder(), either.shard, either.baseline, variants.names(), !noBuild);
        WrittenProof written = GlobalOptions.grouped(
                spec, () -> Pipeline.open(options.config(), progress).verify(asked));
        Proof proof = written.proof();
        GlobalOptions.report(spec, proof);
        progress.say("report: " + FileNames.shown(written.report()));
        ExitCode code = ExitCode.of(proof.verdict());
        if (code == ExitCode.INCONCLUSIVE && either.shard == null && options.format() == Format.TEXT) {
            progress.say("freestand doctor lists what is missing on this machine and how to install it");
        }
        return code.status();
    }

    /** A part is compared with nothing: {@code freestand merge} compares the whole. */
    static final class PartOrBaseline {

        @Option(
                names = "--shard",
                paramLabel = "I/N",
                converter = ShardConverter.class,
                description = "Run only part I of N of the cells; freestand merge merges the proofs of all parts.")
        private @Nullable Shard shard;

        @Option(names = "--baseline", paramLabel = "PROOF", description = BaselineOption.DESCRIPTION)
        private @Nullable Path baseline;
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
