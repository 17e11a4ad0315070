package dev.freestand.standalone;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.analysis.Expectations;
import dev.freestand.core.analysis.UnmetExpectation;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.json.InspectionJson;
import dev.freestand.core.promise.CommandLinePromises;
import dev.freestand.core.sarif.SarifFiles;
import dev.freestand.core.size.BinaryDiff;
import dev.freestand.core.size.SizeFiles;
import dev.freestand.core.size.SizeJson;
import dev.freestand.core.size.SizeMeasurement;
import dev.freestand.core.size.SizeReport;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.InspectText;
import dev.freestand.core.text.SizeText;
import dev.freestand.core.text.TreeText;
import dev.freestand.core.tree.FileTree;
import dev.freestand.core.tree.read.ProgramTree;
import dev.freestand.core.tree.read.TreeJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code inspect}: tells how files are linked; or shows of them what they load, how large they are, how two differ. */
final class InspectAction {

    private static final String SARIF = "sarif";

    private final ParsedCommandLine line;
    private final boolean json;
    private final ColourMode colours;
    private final List<FileReport> reports = new ArrayList<>();
    private final List<UnmetExpectation> unmet = new ArrayList<>();

    private InspectAction(ParsedCommandLine line) {
        this.line = line;
        this.json = line.format().equals("json");
        this.colours = Commands.colours(line);
    }

    static int run(ParsedCommandLine line) throws UsageException {
        return new InspectAction(line).inspect();
    }

    private int inspect() throws UsageException {
        int files = line.operands().size();
        if (line.has("--diff") && files != 2) {
            throw line.usage("--diff compares two files");
        }
        if ((line.value("--debug-file") != null || line.value("--map") != null) && files != 1) {
            throw line.usage("--debug-file and --map need exactly one file, not " + files);
        }
        Expectations expected = new Expectations(line.values("--expect").stream()
                .flatMap(words -> List.of(words.split(",")).stream())
                .toList());
        if (!expected.problem().isEmpty()) {
            throw line.usage(expected.problem());
        }
        CommandLinePromises promised = CommandLinePromises.of(line::value, line.has("--no-rpath"));
        if (!promised.problem().isEmpty()) {
            throw line.usage(promised.problem());
        }
        for (String operand : line.operands()) {
            reports.add(FileInspector.inspect(FilePath.ofWord(operand)));
        }
        ExitCode code =
                promised.judge(reports, expected.judge(reports, ExitCode.of(reports), this::unmet), this::unmet);
        if (line.has("--diff")) {
            return difference(code);
        }
        if (line.given("--size")) {
            return sizes(code);
        }
        if (line.given("--tree")) {
            return trees(code);
        }
        String text = json
                ? InspectionJson.document(reports)
                : line.format().equals(SARIF)
                        ? findings(code)
                        : InspectText.print(reports, unmet, colours, line.has("--verbose"));
        return Commands.print(text, code);
    }

    private void unmet(UnmetExpectation each) {
        unmet.add(each);
        ProcessEnvironment.say(each.line());
    }

    private String findings(ExitCode code) {
        SarifFiles files = new SarifFiles(RepositoryRoot.root(), true, true);
        reports.forEach(files::add);
        return files.print(BuiltInTexts.version(), code.status());
    }

    private int sizes(ExitCode code) throws UsageException {
        refuseSarif("--size and --diff are");
        List<SizeReport> sizes = measure();
        String text = json
                ? SizeJson.print(sizes)
                : sizes.stream().map(one -> SizeText.print(one, colours)).collect(Collectors.joining("\n"));
        return Commands.print(text, SizeMeasurement.exitCode(sizes, code));
    }

    private int difference(ExitCode code) throws UsageException {
        refuseSarif("--size and --diff are");
        for (FileReport report : reports) {
            String problem = SizeMeasurement.incomparable(report);
            if (problem != null) {
                throw line.usage(problem);
            }
        }
        List<SizeReport> sizes = measure();
        BinaryDiff difference = BinaryDiff.of(reports.get(0), sizes.get(0), reports.get(1), sizes.get(1));
        return Commands.print(
                json ? SizeJson.print(difference) : SizeText.print(difference, colours),
                SizeMeasurement.exitCode(sizes, code));
    }

    private List<SizeReport> measure() {
        String twin = text(line.value("--debug-file"));
        String map = text(line.value("--map"));
        return reports.stream()
                .map(report -> SizeMeasurement.of(new MeasuredFiles(), report, twin, map))
                .toList();
    }

    private static @Nullable String text(@Nullable String word) {
        return word == null ? null : FilePath.ofWord(word).text();
    }

    private int trees(ExitCode code) throws UsageException {
        refuseSarif("--tree is");
        TreeInspector trees = TreeInspector.of(line);
        List<TreeJson.Entry> entries = reports.stream()
                .map(report -> new TreeJson.Entry(report, trees.tree(report)))
                .toList();
        String text = json
                ? TreeJson.print(entries)
                : entries.stream()
                        .map(entry -> TreeText.print(entry.file().path(), entry.tree(), colours))
                        .collect(Collectors.joining("\n"));
        return Commands.print(text, ProgramTree.exitCode(entries, code));
    }

    private void refuseSarif(String views) throws UsageException {
        if (line.format().equals(SARIF)) {
            throw line.usage(views + " printed as text or json, not as sarif");
        }
    }

    /** Files as they are named on the command line. */
    private static final class MeasuredFiles implements SizeFiles {

        @Override
        public FileTree.OpenFile open(String path) throws IOException {
            try {
                return OpenedFile.open(FilePath.ofText(path));
            } catch (FileFaultException e) {
                throw new IOException(e.plainReason(), e);
            }
        }

        @Override
        public boolean exists(String path) {
            return FileState.exists(FilePath.ofText(path));
        }
    }
}
