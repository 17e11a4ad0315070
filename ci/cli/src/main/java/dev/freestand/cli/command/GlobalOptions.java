package dev.freestand.cli.command;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.ProgressListener;
import dev.freestand.cli.project.Project;
import dev.freestand.core.name.EscapedText;
import dev.freestand.core.text.ColourMode;
import dev.freestand.verifier.policy.yaml.ConfigException;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.json.ProofJson;
import dev.freestand.verifier.report.sarif.SarifReport;
import dev.freestand.verifier.report.text.ProofText;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before or behind its name. */
final class GlobalOptions {

    private static final Path USUAL = Path.of("freestand.yaml");

    @Option(
            names = "--format",
            paramLabel = "text|json|sarif",
            defaultValue = "text",
            scope = ScopeType.INHERIT,
            description = "Format of the results (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "freestand.yaml",
            scope = ScopeType.INHERIT,
            description = "Configuration file (default: ${DEFAULT-VALUE}).")
    private Path config = USUAL;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "Print no colour, as with NO_COLOR set.")
    private boolean noColor;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Print more detail, also about errors.")
    private boolean verbose;

    /** The options given to the command line that this command belongs to. */
    static GlobalOptions of(CommandLine command) {
        return Freestand.top(command).options();
    }

    /** Progress of a command, on standard error. */
    static ProgressListener progress(CommandSpec command) {
        return line -> command.commandLine().getErr().println(EscapedText.line(line));
    }

    /** Does what takes a while; in a job of GitHub Actions, its progress is one group of the log. */
    static <T> T grouped(CommandSpec command, Callable<T> work) throws Exception {
        Freestand top = Freestand.top(command.commandLine());
        return top.options().format() == Format.TEXT ? top.job().grouped(command.qualifiedName(), work) : work.call();
    }

    /** Prints a proof in the format that was asked for; in a job of GitHub Actions, also its annotations and summary. */
    static void report(CommandSpec command, Proof proof) {
        Freestand top = Freestand.top(command.commandLine());
        PrintWriter out = command.commandLine().getOut();
        out.print(top.options().print(proof, Freestand.paint(command.commandLine())));
        out.flush();
        if (top.options().format() == Format.TEXT) {
            top.job().annotate(proof);
        }
        top.job().summarize(proof);
    }

    Format format() {
        return format;
    }

    /** A proof in the format that was asked for. */
    String print(Proof proof, ColourMode paint) {
        return switch (format) {
            case TEXT -> (verbose ? ProofText.suggestions(proof, paint) : "") + ProofText.print(proof, paint);
            case JSON -> ProofJson.print(proof);
            case SARIF -> SarifReport.render(proof);
        };
    }

    Path config() {
        return config;
    }

    /** The project, of commands that need none. One that was named has to be there; null where the usual one is not. */
    @Nullable
    Project project() throws ConfigException, PipelineException {
        return Files.exists(config) || !config.equals(USUAL) ? Project.load(config) : null;
    }

    boolean noColor() {
        return noColor;
    }

    boolean verbose() {
        return verbose;
    }
}
