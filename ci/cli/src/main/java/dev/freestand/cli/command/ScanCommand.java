package dev.freestand.cli.command;

import dev.freestand.cli.pipeline.PipelineFactory;
import dev.freestand.cli.project.ProgramVersion;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.json.InspectionJson;
import dev.freestand.core.name.EscapedText;
import dev.freestand.core.sarif.SarifFiles;
import dev.freestand.core.scan.ScanSummary;
import dev.freestand.core.text.ScanText;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.report.sarif.SourceRoots;
import dev.freestand.verifier.scan.Scan;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "scan",
        description = {
            "Inspects every ELF file below the given folders and prints a summary: linkage by C library, highest"
                    + " version requirements, findings by rule.",
            "--format json prints one object per line and file, in no particular order; --format sarif prints"
                    + " warnings and failures. Symbolic links are not followed. A file with several hard links"
                    + " counts once.",
            "Exit code 3: something could not be read; -v lists all of it."
        })
final class ScanCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders (or files) to inspect.")
    private List<Path> roots = List.of();

    @Option(names = "--witnesses", description = "Also run ldd, file and size on every file. Much slower.")
    private boolean witnesses;

    @Option(names = "--digest", description = "Compute the SHA-256 of every ELF file. Reads each file completely.")
    private boolean digest;

    @Option(names = "--follow", description = "Follow symbolic links; visit each target once.")
    private boolean follow;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "Number of threads (default: one per processor).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        int threads = JobsOption.checked(jobs, spec);
        for (Path root : roots) {
            if (!Files.exists(root)) {
                throw new ParameterException(spec.commandLine(), FileNames.shown(root) + " does not exist");
            }
        }
        Format format = GlobalOptions.of(spec.commandLine()).format();
        Inspector inspector = witnesses ? PipelineFactory.inspector() : Inspector.withoutWitnesses();
        Scan scan = new Scan(digest ? inspector : inspector.withoutDigest(), threads, follow);
        SarifFiles findings = new SarifFiles(SourceRoots.of(Path.of("")), witnesses, false);
        ScanSummary summary = scan.run(
                roots,
                switch (format) {
                    case TEXT -> this::complain;
                    case JSON -> this::json;
                    case SARIF ->
                        file -> {
                            synchronized (findings) {
                                findings.add(file);
                            }
                        };
                });
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.TEXT) {
            out.print(ScanText.print(summary, Freestand.paint(spec.commandLine())));
        } else if (format == Format.SARIF) {
            out.print(findings.print(
                    ProgramVersion.current(), summary.exitCode(witnesses).status()));
        }
        return summary.exitCode(witnesses).status();
    }

    private void json(FileReport file) {
        String line = InspectionJson.line(file);
        PrintWriter out = spec.commandLine().getOut();
        synchronized (out) {
            out.print(line);
        }
    }

    private void complain(FileReport file) {
        if (file.error() != null && GlobalOptions.of(spec.commandLine()).verbose()) {
            spec.commandLine()
                    .getErr()
                    .println(EscapedText.name(file.path()) + ": "
                            + EscapedText.line(file.error().message()));
        }
    }
}
