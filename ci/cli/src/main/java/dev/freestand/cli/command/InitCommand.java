package dev.freestand.cli.command;

import dev.freestand.cli.init.InitDraft;
import dev.freestand.cli.init.InitRequest;
import dev.freestand.cli.init.InitText;
import dev.freestand.cli.init.Initializer;
import dev.freestand.cli.init.PipelineFile;
import dev.freestand.cli.init.Toolchain;
import dev.freestand.cli.pipeline.PipelineFactory;
import dev.freestand.cli.project.AtomicFiles;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.name.EscapedText;
import dev.freestand.core.text.ColourMode;
import dev.freestand.verifier.file.FileNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "init",
        description = {
            "Writes a freestand.yaml for a project: detects its toolchain (Cargo, Go, Zig, Maven with GraalVM,"
                    + " Meson, CMake, Make, or an existing program), builds it, runs the program with --version and"
                    + " --help in a cell, and records what it does.",
            "Runs the project's own build, as freestand verify does. Overwrites nothing. Exit code 2: a file"
                    + " already exists, or no toolchain was detected."
        })
final class InitCommand implements Callable<Integer> {

    private static final String NAME = "freestand.yaml";
    private static final Path STANDARD_OUTPUT = Path.of("-");

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR|FILE",
            description = "The project's folder, or an existing program (default: the current folder).")
    private Path place = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "File to write instead of freestand.yaml; it must be in the project's folder. - is standard"
                    + " output.")
    private @Nullable Path output;

    @Option(names = "--stdout", description = "Print the configuration and write no file.")
    private boolean printed;

    @Option(
            names = "--toolchain",
            paramLabel = "cargo|go|zig|maven|meson|cmake|make|binary",
            description = "The toolchain to use where the folder has several.")
    private @Nullable Toolchain toolchain;

    @Option(
            names = "--program",
            paramLabel = "NAME",
            description = "The program to use where the project builds several.")
    private @Nullable String program;

    @Option(names = "--no-run", description = "Build and run nothing. The behaviours are then a guess.")
    private boolean noRun;

    @Option(
            names = "--ci",
            paramLabel = "github|gitlab|jenkins",
            description = "Also write a pipeline for this CI service that runs freestand verify. An existing"
                    + " freestand.yaml stays as it is.")
    private @Nullable PipelineFile pipeline;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws PipelineException, IOException {
        boolean print = printed || STANDARD_OUTPUT.equals(output);
        if (print && (pipeline != null || (printed && output != null))) {
            throw new ParameterException(
                    spec.commandLine(),
                    (printed ? "--stdout" : "--output -") + " and " + (pipeline == null ? "--output" : "--ci")
                            + " exclude each other");
        }
        boolean file = Files.isRegularFile(place);
        Path folder =
                file ? Initializer.folderOf(place) : FileNames.absolute(place).normalize();
        if (!Files.isDirectory(folder)) {
            throw new PipelineException(ExitCode.USAGE, FileNames.shown(place) + " is neither a folder nor a program");
        }
        if (file && (toolchain != null || program != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "a program and " + (toolchain == null ? "--program" : "--toolchain") + " exclude each other");
        }
        Path target = target(folder);
        Path ci = pipeline == null ? null : folder.resolve(pipeline.path());
        if (ci != null) {
            refuseExisting(ci, "remove or rename it, then try again");
            expectFolders(folder, ci);
        }
        boolean keep = pipeline != null && output == null && exists(target);
        List<String> written = new ArrayList<>();
        if (!keep) {
            if (!print) {
                refuseExisting(target, "write another file with --output FILE, or print it with --stdout");
            }
            InitRequest request = new InitRequest(
                    folder,
                    file ? Toolchain.BINARY : toolchain,
                    file ? FileNames.text(FileNames.last(place)) : program,
                    !noRun);
            InitDraft draft = PipelineFactory.draft(request, GlobalOptions.progress(spec));
            PrintWriter out = spec.commandLine().getOut();
            if (print) {
                spec.commandLine().getErr().print(InitText.print(draft, ColourMode.PLAIN));
                out.print(draft.text());
                return ExitCode.PROVED.status();
            }
            out.print(InitText.print(draft, Freestand.paint(spec.commandLine())));
            create(target, draft.text());
            written.add(FileNames.shown(target));
        }
        if (ci != null && pipeline != null) {
            create(ci, pipeline.text());
            written.add(FileNames.shown(ci));
        }
        spec.commandLine()
                .getOut()
                .println(EscapedText.line("wrote " + String.join(" and ", written)
                        + (keep ? "; " + FileNames.shown(target) + " stays as it is" : "") + "; next: "
                        + next(target)));
        return ExitCode.PROVED.status();
    }

    /** Paths in a configuration are relative to its folder: so it lies in the project's. */
    private Path target(Path folder) throws PipelineException {
        Path asked = output;
        if (asked == null || STANDARD_OUTPUT.equals(asked)) {
            return folder.resolve(NAME);
        }
        Path target = asked.getNameCount() == 1 && !asked.isAbsolute()
                ? folder.resolve(asked)
                : FileNames.absolute(asked).normalize();
        if (!folder.equals(target.getParent())) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    "--output is " + FileNames.shown(asked) + ", expected a file in " + FileNames.shown(folder)
                            + ": paths in it are relative to its folder");
        }
        return target;
    }

    private String next(Path target) {
        Path usual = FileNames.absolute(Path.of(NAME)).normalize();
        return target.equals(usual) ? "freestand verify" : "freestand --config " + FileNames.shown(target) + " verify";
    }

    private static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static void refuseExisting(Path file, String wayOut) throws PipelineException {
        if (exists(file)) {
            throw new PipelineException(
                    ExitCode.USAGE, FileNames.shown(file) + " already exists and is not overwritten; " + wayOut);
        }
    }

    /** Between the project's folder and the file there are folders, or nothing yet: a link would lead out of it. */
    private static void expectFolders(Path folder, Path file) throws PipelineException {
        Path at = folder;
        for (Path part : folder.relativize(file)) {
            at = at.resolve(part);
            if (!at.equals(file) && exists(at) && !Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
                throw new PipelineException(
                        ExitCode.USAGE,
                        FileNames.shown(at) + " is no folder, or a link, and " + FileNames.shown(file)
                                + " cannot be written there; remove or rename it, then try again");
            }
        }
    }

    private static void create(Path file, String text) throws IOException, PipelineException {
        try {
            AtomicFiles.create(file, text);
        } catch (FileAlreadyExistsException e) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    FileNames.shown(file) + " was created by another process meanwhile and is not overwritten",
                    e);
        }
    }
}
