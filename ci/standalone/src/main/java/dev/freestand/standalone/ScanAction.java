package dev.freestand.standalone;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.json.InspectionJson;
import dev.freestand.core.name.EscapedText;
import dev.freestand.core.rule.FileChecks;
import dev.freestand.core.sarif.SarifFiles;
import dev.freestand.core.scan.ScanStatistics;
import dev.freestand.core.scan.ScanSummary;
import dev.freestand.core.text.ScanText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    /** Files with several names that wait until all of these are known, each under the least of those that are. */
    private final Map<Object, FilePath> shared = new HashMap<>();

    private final boolean holdsShared;
    private final StringBuilder lines = new StringBuilder();
    private int writeError;

    private ScanAction(ParsedCommandLine line, boolean holdsShared) {
        this.holdsShared = holdsShared;
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
                    null, "the static edition runs no witnesses: leave out --witnesses, or use the full edition");
        }
        List<FilePath> roots = line.operands().stream().map(FilePath::ofWord).toList();
        for (FilePath root : roots) {
            if (!FileState.exists(root)) {
                throw line.usage(root.shown() + " does not exist");
            }
        }
        // As in the edition for Java: the first name where the walk has an order, which several roots or links that are
        // followed
        // give it, and the least name else.
        return new ScanAction(line, roots.size() == 1 && !line.has("--follow")).scan(roots);
    }

    private int scan(List<FilePath> roots) {
        new FolderWalk(this, line.has("--follow")).walk(roots);
        List<FilePath> held = new ArrayList<>(shared.values());
        held.sort(ScanAction::compare);
        for (FilePath path : held) {
            inspect(path);
        }
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

    private static int compare(FilePath one, FilePath other) {
        byte[] a = one.bytes();
        byte[] b = other.bytes();
        for (int n = 0; n < Math.min(a.length, b.length); n++) {
            if (a[n] != b[n]) {
                return (a[n] & 0xff) - (b[n] & 0xff);
            }
        }
        return a.length - b.length;
    }

    private void inspect(FilePath path) {
        if (done()) {
            return;
        }
        try (OpenedFile file = OpenedFile.openFound(path)) {
            report(FileInspector.scan(path, file, digest));
        } catch (IOException e) {
            unreadable(path, e);
        }
    }

    @Override
    public void file(FilePath path, FileState state) {
        try (OpenedFile file = OpenedFile.openFound(path)) {
            byte[] beginning = new byte[MAGIC.length];
            int length = file.read(0, beginning, 0, beginning.length);
            if (length < MAGIC.length || !Arrays.equals(beginning, MAGIC)) {
                counts.other();
            } else if (holdsShared && state.names() > 1) {
                FilePath before = shared.get(state.identity());
                if (before == null || compare(path, before) < 0) {
                    shared.put(state.identity(), path);
                }
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
            ProcessEnvironment.say(EscapedText.name(file.path()) + ": "
                    + EscapedText.line(file.error().message()));
        }
    }

    private void flush() {
        if (writeError == 0) {
            writeError = ProcessEnvironment.print(lines.toString());
        }
        lines.setLength(0);
    }
}
