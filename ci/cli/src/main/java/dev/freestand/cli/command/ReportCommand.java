package dev.freestand.cli.command;

import dev.freestand.cli.project.Project;
import dev.freestand.cli.verify.BaselineProof;
import dev.freestand.cli.verify.ReportWriter;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.json.ProofJson;
import dev.freestand.verifier.report.json.ProofJson.RecordedProof;
import dev.freestand.verifier.report.json.ProofUnreadableException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "report",
        description = {
            "Renders the reports again from a proof.",
            "With --baseline they also show what changed since. Nothing is evaluated again, and the proof is not"
                    + " modified."
        })
final class ReportCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "PROOF",
            description = "The proof (default: target/freestand/proof.json beside the configuration).")
    private @Nullable Path named;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder for the reports (default: that of the proof).")
    private @Nullable Path output;

    @Mixin
    private final BaselineOption baseline = new BaselineOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path config = GlobalOptions.of(spec.commandLine()).config();
        Path file = named != null ? named : Project.outputOf(config).resolve(ReportWriter.PROOF);
        RecordedProof recorded;
        try {
            recorded = ProofJson.readRecorded(file);
        } catch (ProofUnreadableException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        if (!recorded.fields().lacking().isEmpty()) {
            GlobalOptions.progress(spec)
                    .say("an earlier version of Freestand wrote " + FileNames.shown(file) + " and did not record "
                            + recorded.fields().lackingNames() + ": the reports cannot show these");
        }
        Proof proof = recorded.proof();
        Path earlier = baseline.file();
        if (earlier != null) {
            proof = BaselineProof.load(earlier, proof.subject(), GlobalOptions.progress(spec))
                    .beside(proof);
        }
        Path parent = FileNames.absolute(file).getParent();
        Path folder = output != null ? output : parent != null ? parent : Path.of(".");
        ReportWriter.render(proof, folder);
        CommandLine command = spec.commandLine();
        command.getOut().print(GlobalOptions.of(command).print(proof, Freestand.paint(command)));
        return ExitCode.of(proof.verdict()).status();
    }
}
