package dev.freestand.cli.command;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.TreeText;
import dev.freestand.core.tree.SearchSettings;
import dev.freestand.core.tree.read.ProgramTree;
import dev.freestand.core.tree.read.TreeJson;
import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.tree.TreeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options {@code --tree}, {@code --root} and {@code --library-path} of {@code freestand inspect}. */
final class TreeOptions {

    @Option(
            names = "--tree",
            required = true,
            description = "Show which libraries are loaded, how each is found, and which library or symbol version is"
                    + " missing (exit"
                    + " code 1).")
    private boolean tree;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "With --tree: search only in this root file system (default: /).")
    private @Nullable Path root;

    @Option(
            names = "--library-path",
            paramLabel = "DIRS",
            description = "With --tree: the value of LD_LIBRARY_PATH, folders separated by colons. The variable of this"
                    + " process is not used.")
    private @Nullable String libraryPath;

    /** Prints the trees; the code is that of the reports, or worse where a library is missing. */
    ExitCode print(List<Path> files, List<FileReport> reports, ExitCode code, CommandSpec spec) {
        if (GlobalOptions.of(spec.commandLine()).format() == Format.SARIF) {
            throw new ParameterException(spec.commandLine(), "--tree is printed as text or json, not as sarif");
        }
        TreeReader reader = reader(spec);
        List<TreeJson.Entry> entries = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            FileReport report = reports.get(i);
            entries.add(new TreeJson.Entry(
                    report, reader.read(files.get(i), report.security().privileges())));
        }
        ColourMode paint = Freestand.paint(spec.commandLine());
        String text = GlobalOptions.of(spec.commandLine()).format() == Format.JSON
                ? TreeJson.print(entries)
                : entries.stream()
                        .map(entry -> TreeText.print(entry.file().path(), entry.tree(), paint))
                        .collect(Collectors.joining("\n"));
        spec.commandLine().getOut().print(text);
        return ProgramTree.exitCode(entries, code);
    }

    private TreeReader reader(CommandSpec spec) {
        Path folder = root == null ? Path.of("/") : root;
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(
                    spec.commandLine(), "--root: folder " + FileNames.shown(folder) + " does not exist");
        }
        try {
            return TreeReader.of(new SearchSettings(FileNames.text(folder), ProgramTree.libraryPath(libraryPath)));
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--root: " + FileNames.shown(folder) + " cannot be used: " + FileErrorReasons.reason(e),
                    e);
        }
    }
}
