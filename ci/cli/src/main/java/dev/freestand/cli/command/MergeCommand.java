package dev.freestand.cli.command;

import dev.freestand.cli.pipeline.Pipeline;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.proof.ProofFields;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.json.ProofJson;
import dev.freestand.verifier.report.json.ProofJson.RecordedProof;
import dev.freestand.verifier.report.json.ProofUnreadableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
            "Merges the proofs of all parts (freestand verify --shard I/N), and writes proof and reports.",
            "Fails if the parts are of different files, or if parts or cells are missing."
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
        List<RecordedProof> parts = new ArrayList<>();
        for (Path file : files) {
            try {
                parts.add(ProofJson.readRecorded(file));
            } catch (ProofUnreadableException e) {
                throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
            }
        }
        sameVersion(parts);
        GlobalOptions options = GlobalOptions.of(spec.commandLine());
        Proof proof = Pipeline.open(options.config(), GlobalOptions.progress(spec))
                .merge(parts.stream().map(RecordedProof::proof).toList(), output.folder(), baseline.file())
                .proof();
        GlobalOptions.report(spec, proof);
        return ExitCode.of(proof.verdict()).status();
    }

    /** What one part did not look for must not be taken for something that is not there. */
    private void sameVersion(List<RecordedProof> parts) throws PipelineException {
        for (int one = 0; one < parts.size(); one++) {
            for (int other = 0; other < parts.size(); other++) {
                Set<String> missing =
                        parts.get(one).fields().foundOnlyIn(parts.get(other).fields());
                if (!missing.isEmpty()) {
                    throw new PipelineException(
                            ExitCode.FAILED,
                            "these proofs cannot be merged: different versions of Freestand wrote them:\n  "
                                    + FileNames.shown(files.get(other)) + " records " + ProofFields.names(missing)
                                    + ", " + FileNames.shown(files.get(one)) + " does not"
                                    + "\nRun freestand verify --shard again with one version for all parts.");
                }
            }
        }
    }
}
