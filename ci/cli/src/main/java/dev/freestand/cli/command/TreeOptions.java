package dev.freestand.cli.command;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.name.RawText;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.tree.LibraryTree;
import dev.freestand.core.tree.OpenedLibrary;
import dev.freestand.core.tree.SearchSettings;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.report.json.TreeJson;
import dev.freestand.verifier.report.text.TreeText;
import dev.freestand.verifier.tree.TreeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
            description =
                    "Show which libraries are loaded, how each is found, and which library or symbol version is missing (exit"
                            + " code 1).")
    private boolean tree;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "With --tree: search in this root file system, and never outside (default: /).")
    private @Nullable Path root;

    @Option(
            names = "--library-path",
            paramLabel = "DIRS",
            description =
                    "With --tree: folders of LD_LIBRARY_PATH, with colons between; this process's own is not read.")
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
        if (code == ExitCode.FAILED || entries.stream().anyMatch(TreeOptions::failed)) {
            return ExitCode.FAILED;
        }
        return entries.stream().anyMatch(TreeOptions::cutShort) ? ExitCode.INCONCLUSIVE : code;
    }

    /** It does not start, or says itself that it does not work. */
    private static boolean failed(TreeJson.Entry entry) {
        LibraryTree tree = entry.tree();
        return Boolean.FALSE.equals(tree.startable()) || tree.opens().stream().anyMatch(OpenedLibrary::missed);
    }

    /** A file that is no program has no tree, and that is no fault. */
    private static boolean cutShort(TreeJson.Entry entry) {
        LibraryTree tree = entry.tree();
        return tree.startable() == null && !tree.objects().isEmpty();
    }

    private TreeReader reader(CommandSpec spec) {
        Path folder = root == null ? Path.of("/") : root;
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "--root: there is no folder " + FileNames.shown(folder));
        }
        List<String> folders = libraryPath == null
                ? List.of()
                : Arrays.asList(RawText.of(RawText.wordBytes(libraryPath)).split("[:;]", -1));
        try {
            return TreeReader.of(new SearchSettings(FileNames.text(folder), folders));
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "--root: " + FileNames.shown(folder) + " cannot be used: " + e, e);
        }
    }
}
