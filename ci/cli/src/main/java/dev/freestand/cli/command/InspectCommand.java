package dev.freestand.cli.command;

import dev.freestand.cli.pipeline.PipelineFactory;
import dev.freestand.cli.project.ProgramVersion;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.analysis.UnmetExpectation;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.json.InspectionJson;
import dev.freestand.core.sarif.SarifFiles;
import dev.freestand.core.text.InspectText;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.report.sarif.SourceRoots;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "inspect",
        description = {
            "Shows how files are linked, with the evidence. Works on any file, from any compiler.",
            "Exit code 1: the evidence contradicts itself, or a file does not meet --expect or an option such as"
                    + " --glibc; 3: a file cannot be read, or the answer is unknown."
        })
final class InspectCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to inspect.")
    private List<Path> files = List.of();

    @ArgGroup
    private View view = new View();

    @Mixin
    private final ExpectOption expected = new ExpectOption();

    @Mixin
    private final PromiseOptions promised = new PromiseOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws RuntimeException {
        if (view.diff && files.size() != 2) {
            throw new ParameterException(spec.commandLine(), "--diff compares two files");
        }
        if (view.sizes != null) {
            view.sizes.check(spec, files.size());
        }
        expected.check(spec);
        promised.check(spec);
        Inspector inspector = PipelineFactory.inspector();
        List<FileReport> reports = files.stream().map(inspector::inspect).toList();
        PrintWriter err = spec.commandLine().getErr();
        List<UnmetExpectation> unmet = new ArrayList<>();
        ExitCode code = promised.judge(reports, expected.judge(reports, ExitCode.of(reports), unmet::add), unmet::add);
        unmet.forEach(each -> err.println(each.line()));
        if (view.diff) {
            return new SizeOptions().printDifference(reports, code, spec).status();
        }
        if (view.sizes != null) {
            return view.sizes.print(reports, code, spec).status();
        }
        if (view.tree != null) {
            return view.tree.print(files, reports, code, spec).status();
        }
        GlobalOptions options = GlobalOptions.of(spec.commandLine());
        String text = switch (options.format()) {
            case TEXT -> InspectText.print(reports, unmet, Freestand.paint(spec.commandLine()), options.verbose());
            case JSON -> InspectionJson.document(reports);
            case SARIF -> sarif(reports, code);
        };
        spec.commandLine().getOut().print(text);
        return code.status();
    }

    private static String sarif(List<FileReport> reports, ExitCode code) {
        SarifFiles files = new SarifFiles(SourceRoots.of(Path.of("")), true, true);
        reports.forEach(files::add);
        return files.print(ProgramVersion.current(), code.status());
    }

    /** What is shown of the files in place of the report: one thing. */
    static final class View {

        @ArgGroup(exclusive = false)
        private @Nullable TreeOptions tree;

        @ArgGroup(exclusive = false)
        private @Nullable SizeOptions sizes;

        @Option(names = "--diff", description = "Show how the second of two files differs from the first.")
        private boolean diff;
    }
}
