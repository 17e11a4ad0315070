package dev.freestand.standalone;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.json.InspectionJson;
import dev.freestand.core.name.Printable;
import dev.freestand.core.rule.FileChecks;
import dev.freestand.core.sarif.SarifFiles;
import dev.freestand.core.scan.ScanStatistics;
import dev.freestand.core.scan.ScanSummary;
import dev.freestand.core.text.ScanText;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code scan}: inspects every ELF file below folders, one after the other. A file is inspected once, however many names it
 * has; one that does not begin as ELF files do costs one read of four bytes.
 */
final class ScanAction implements FolderWalk.Visitor {

    private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};

    /** So much of the result is held back, in characters: to write every line by itself takes longer. */
    private static final int HELD = 1 << 16;

    private final ParsedCommandLine line;
    private final boolean digest;
    private final ScanStatistics counts = new ScanStatistics();
    private final @Nullable SarifFiles findings;
    private final Set<Object> seen = new HashSet<>();
    private final StringBuilder lines = new StringBuilder();
    private int writeError;

    private ScanAction(ParsedCommandLine line) {
        this.line = line;
        this.digest = line.has("--digest");
        this.findings = line.format().equals("sarif") ? new SarifFiles(RepositoryRoot.root(), false, false) : null;
    }

    static int run(ParsedCommandLine line) throws UsageException {
        String jobs = line.value("--jobs");
        if (jobs != null && Integer.parseInt(jobs) < 1) {
            throw line.usage("--jobs is " + Integer.parseInt(jobs) + ", expected 1 or more");
        }
        if (line.has("--witnesses")) {
            throw new UsageException(
                    null, "the static edition asks no witnesses: leave out --witnesses; the edition for Java has it");
        }
        List<FilePath> roots = line.operands().stream().map(FilePath::ofWord).toList();
        for (FilePath root : roots) {
            if (!FileState.exists(root)) {
                throw line.usage("there is no file or folder " + root.shown());
            }
        }
        return new ScanAction(line).scan(roots);
    }

    private int scan(List<FilePath> roots) {
        new FolderWalk(this, line.has("--follow")).walk(roots);
        ScanSummary summary = counts.summary();
        ExitCode code = summary.exitCode(false);
        if (findings != null) {
            return Commands.print(findings.print(BuiltInTexts.version(), code.status()), code);
        }
        if (line.format().equals("json")) {
            flush();
            return writeError == 0 ? code.status() : Commands.unprinted(writeError, code);
        }
        return Commands.print(ScanText.print(summary, Commands.colours(line)), code);
    }

    @Override
    public void file(FilePath path, FileState state) {
        try (OpenedFile file = OpenedFile.openFound(path)) {
            byte[] beginning = new byte[MAGIC.length];
            int length = file.read(0, beginning, 0, beginning.length);
            if (length < MAGIC.length || !Arrays.equals(beginning, MAGIC)) {
                counts.other();
            } else if (seen.add(state.identity())) {
                report(FileInspector.scan(path, file, digest));
            }
        } catch (IOException e) {
            unreadable(path, e);
        }
    }

    @Override
    public void folder() {
        counts.folder();
    }

    @Override
    public void other() {
        counts.other();
    }

    @Override
    public void unreadable(FilePath path, IOException fault) {
        report(FileInspector.unreadable(path, fault));
    }

    /** There is nobody left to read the lines that are to come. */
    @Override
    public boolean done() {
        return writeError != 0;
    }

    private void report(FileReport file) {
        counts.add(file, file.error() == null ? FileChecks.of(file) : List.of());
        if (findings != null) {
            findings.add(file);
        } else if (line.format().equals("json")) {
            lines.append(InspectionJson.line(file));
            if (lines.length() >= HELD) {
                flush();
            }
        } else if (file.error() != null && line.has("--verbose")) {
            ProcessEnvironment.say(Printable.name(file.path()) + ": "
                    + Printable.line(file.error().message()));
        }
    }

    private void flush() {
        if (writeError == 0) {
            writeError = ProcessEnvironment.print(lines.toString());
        }
        lines.setLength(0);
    }
}
