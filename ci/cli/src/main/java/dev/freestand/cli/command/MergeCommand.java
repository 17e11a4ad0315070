package dev.freestand.cli.command;

import dev.freestand.cli.pipeline.Pipeline;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.json.ProofJson;
import dev.freestand.verifier.report.json.ProofUnreadableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "merge",
        description = {
            "Puts the proofs of all parts (freestand verify --shard I/N) together, and writes proof and reports.",
            "Refuses parts of different files, and parts or cells that are missing."
        })
final class MergeCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "PROOF", description = "The proof.json of every part, in any order.")
    private List<Path> files = List.of();

    @Mixin
    private final ProofOutputOption output = new ProofOutputOption();

    @Mixin
    private final BaselineOption baseline = new BaselineOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<Proof> parts = new ArrayList<>();
        for (Path file : files) {
            try {
                parts.add(ProofJson.read(file));
            } catch (ProofUnreadableException e) {
                throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
            }
        }
        GlobalOptions options = GlobalOptions.of(spec.commandLine());
        Proof proof = Pipeline.open(options.config(), GlobalOptions.progress(spec))
                .merge(parts, output.folder(), baseline.file())
                .proof();
        GlobalOptions.report(spec, proof);
        return ExitCode.of(proof.verdict()).status();
    }
}
