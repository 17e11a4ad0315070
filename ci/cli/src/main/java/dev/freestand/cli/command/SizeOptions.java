package dev.freestand.cli.command;

import dev.freestand.cli.project.ExitCode;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.facts.FileError;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.size.BinaryDiff;
import dev.freestand.core.size.SizeReport;
import dev.freestand.verifier.report.json.SizeJson;
import dev.freestand.verifier.report.text.ColourMode;
import dev.freestand.verifier.report.text.SizeText;
import dev.freestand.verifier.size.SizeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options {@code --size}, {@code --twin}, {@code --map} and {@code --diff} of {@code freestand inspect}. */
final class SizeOptions {

    @Option(names = "--size", description = "Show a size breakdown by section, symbol and library.")
    private boolean size;

    @Option(
            names = "--twin",
            paramLabel = "FILE",
            description = "With --size: the same file before stripping (default: FILE.debug where there is one).")
    private @Nullable Path twin;

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "With --size: the map of the link (-Map) of GNU ld, gold, lld or mold.")
    private @Nullable Path map;

    @Option(names = "--diff", description = "Show how the second of two files differs from the first.")
    private boolean diff;

    /** Codes of what is no file to be compared, whatever is in the other. */
    private static final Set<String> NOT_THERE = Set.of("no-such-file", "permission-denied", "not-a-regular-file");

    boolean asked(CommandSpec spec, int files) {
        if (diff && (size || files != 2)) {
            throw new ParameterException(spec.commandLine(), "--diff compares two files, and goes without --size");
        }
        if ((twin != null || map != null) && (!size || files != 1)) {
            throw new ParameterException(spec.commandLine(), "--twin and --map need --size and one file");
        }
        return size || diff;
    }

    /** Prints sizes or the difference; inconclusive where not all that was asked for could be read. */
    ExitCode print(List<Path> files, List<FileReport> reports, ExitCode code, CommandSpec spec) {
        if (GlobalOptions.of(spec.commandLine()).format() == Format.SARIF) {
            throw new ParameterException(
                    spec.commandLine(), "--size and --diff are printed as text or json, not as sarif");
        }
        for (FileReport report : diff ? reports : List.<FileReport>of()) {
            FileError error = report.error();
            if (error != null && NOT_THERE.contains(error.code())) {
                throw new ParameterException(spec.commandLine(), "--diff: " + error.message());
            }
        }
        boolean json = GlobalOptions.of(spec.commandLine()).format() == Format.JSON;
        ColourMode paint = Freestand.paint(spec.commandLine());
        List<SizeReport> sizes = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            sizes.add(measure(files.get(i), reports.get(i)));
        }
        String text;
        if (diff) {
            BinaryDiff difference = BinaryDiff.of(reports.get(0), sizes.get(0), reports.get(1), sizes.get(1));
            text = json ? SizeJson.print(difference) : SizeText.print(difference, paint);
        } else {
            text = json
                    ? SizeJson.print(sizes)
                    : sizes.stream().map(one -> SizeText.print(one, paint)).collect(Collectors.joining("\n"));
        }
        spec.commandLine().getOut().print(text);
        boolean whole = sizes.stream().allMatch(one -> one.problems().isEmpty());
        return code == ExitCode.PROVED && !whole ? ExitCode.INCONCLUSIVE : code;
    }

    /** A file that cannot be measured says so; the others go on. */
    private SizeReport measure(Path file, FileReport report) {
        try {
            return SizeReader.read(file, twin, map);
        } catch (ElfFormatException | IOException e) {
            FileError error = report.error();
            String reason = error == null ? String.valueOf(e.getMessage()) : error.message();
            return SizeReport.unmeasured(report.path(), report.size(), reason);
        }
    }
}
