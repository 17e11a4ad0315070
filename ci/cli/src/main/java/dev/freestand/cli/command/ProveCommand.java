package dev.freestand.cli.command;

import dev.freestand.cli.project.ProgressListener;
import dev.freestand.cli.prove.ProveRequest;
import dev.freestand.cli.prove.ProveResult;
import dev.freestand.cli.prove.Prover;
import dev.freestand.containers.engine.EngineChoice;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.file.FileNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "prove",
        description = {
            "Proves programs without a freestand.yaml: finds them in files, folders, archives (tar, zip, cpio; gz, xz, zst,"
                    + " bz2) and packages (deb, rpm, apk), or at an https:// address; runs each with --version, or"
                    + " with the arguments after --, in every available environment.",
            "Writes a folder with the programs, a freestand.yaml to start from, proof and reports. File types are"
                    + " detected by content. Exit code 3 also means that a program ran nowhere, or that something"
                    + " was skipped."
        })
final class ProveCommand implements Callable<Integer> {

    private static final String END_OF_OPTIONS = "--";

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files, folders and https:// addresses; after --, the arguments for the programs.")
    private List<String> words = List.of();

    @Option(
            names = "--sha256",
            paramLabel = "HEX",
            description = "The expected digest of the one FILE; if it differs, nothing is unpacked (exit code 1).")
    private @Nullable String sha256;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "freestand-proof",
            description = "The folder to create (default: ${DEFAULT-VALUE}). A folder that this command created earlier"
                    + " is reused.")
    private Path output = Path.of("freestand-proof");

    @Option(
            names = "--environment",
            paramLabel = "NAME|DIR/",
            description = "Also run in this environment, even if it has to be pulled from a registry: a name, a pattern"
                    + " such as alpine-*, or, with a slash, a folder that holds a root file system. Can be"
                    + " given several times.")
    private List<String> environments = List.of();

    @Option(
            names = "--engine",
            paramLabel = "auto|docker|sandbox|all",
            defaultValue = "all",
            description = "What runs the cells (default: ${DEFAULT-VALUE}: each cell on every available engine).")
    private EngineChoice engine = EngineChoice.ALL;

    @Mixin
    private final JobsOption jobs = new JobsOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        int most = jobs.jobs(spec);
        if (sha256 != null && !sha256.matches("[0-9A-Fa-f]{64}")) {
            throw new ParameterException(
                    spec.commandLine(), "--sha256 is not a SHA-256: expected 64 hexadecimal digits");
        }
        int inputs = words.size() - behindTheEnd();
        if (inputs < 1) {
            throw new ParameterException(spec.commandLine(), "a file, folder or address is missing before --");
        }
        boolean given = behindTheEnd() > 0 || originals().contains(END_OF_OPTIONS);
        ProveRequest request = new ProveRequest(
                words.subList(0, inputs),
                given ? words.subList(inputs, words.size()) : ProveRequest.usualArguments(),
                sha256 == null ? null : sha256.toLowerCase(Locale.ROOT),
                environments,
                output,
                engine,
                most);
        ProgressListener progress = GlobalOptions.progress(spec);
        ProveResult result = GlobalOptions.grouped(spec, () -> Prover.prove(request, progress));
        GlobalOptions.report(spec, result.written().proof());
        result.notes().forEach(progress::say);
        if (result.exitCode() != ExitCode.of(result.written().proof().verdict())) {
            progress.say(
                    "INCONCLUSIVE: the proof is right in what it says, but not everything was proved; see the lines"
                            + " above");
        }
        progress.say("report: " + FileNames.shown(result.written().report()));
        return result.exitCode().status();
    }

    private List<String> originals() {
        return spec.commandLine().getParseResult().originalArgs();
    }

    /** How many of the words stand behind the first {@code --}. */
    private int behindTheEnd() {
        int end = originals().indexOf(END_OF_OPTIONS);
        return end < 0 ? 0 : originals().size() - end - 1;
    }
}
