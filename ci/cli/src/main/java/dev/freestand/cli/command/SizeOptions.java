package dev.freestand.cli.command;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.facts.FileError;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.size.BinaryDiff;
import dev.freestand.core.size.SizeReport;
import dev.freestand.core.text.ColourMode;
import dev.freestand.verifier.report.json.SizeJson;
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

/** The options {@code --size}, {@code --debug-file} and {@code --map} of {@code freestand inspect}. */
final class SizeOptions {

    @Option(names = "--size", required = true, description = "Show a size breakdown by section, symbol and library.")
    private boolean size;

    @Option(
            names = "--debug-file",
            paramLabel = "FILE",
            description =
                    "With --size: the separate debug file, or the file before stripping (default: FILE.debug where"
                            + " there is one).")
    private @Nullable Path debugFile;

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "With --size: the link map (-Map) of GNU ld, gold, lld or mold.")
    private @Nullable Path map;

    /** Codes of what is no file to be compared, whatever is in the other. */
    private static final Set<String> NOT_THERE = Set.of("no-such-file", "permission-denied", "not-a-regular-file");

    /** Refuses options that say of which file they are where there are several. */
    void check(CommandSpec spec, int files) {
        if ((debugFile != null || map != null) && files != 1) {
            throw new ParameterException(spec.commandLine(), "--debug-file and --map need one file, not " + files);
        }
    }

    /** Prints sizes; inconclusive where not all that was asked for could be read. */
    ExitCode print(List<Path> files, List<FileReport> reports, ExitCode code, CommandSpec spec) {
        boolean json = json(spec);
        ColourMode paint = Freestand.paint(spec.commandLine());
        List<SizeReport> sizes = measure(files, reports);
        spec.commandLine()
                .getOut()
                .print(
                        json
                                ? SizeJson.print(sizes)
                                : sizes.stream()
                                        .map(one -> SizeText.print(one, paint))
                                        .collect(Collectors.joining("\n")));
        return whole(sizes, code);
    }

    /** Prints how two files differ; inconclusive likewise. */
    ExitCode printDifference(List<Path> files, List<FileReport> reports, ExitCode code, CommandSpec spec) {
        boolean json = json(spec);
        for (FileReport report : reports) {
            FileError error = report.error();
            if (error != null && NOT_THERE.contains(error.code())) {
                throw new ParameterException(spec.commandLine(), "--diff: " + error.message());
            }
        }
        List<SizeReport> sizes = measure(files, reports);
        BinaryDiff difference = BinaryDiff.of(reports.get(0), sizes.get(0), reports.get(1), sizes.get(1));
        spec.commandLine()
                .getOut()
                .print(
                        json
                                ? SizeJson.print(difference)
                                : SizeText.print(difference, Freestand.paint(spec.commandLine())));
        return whole(sizes, code);
    }

    private static boolean json(CommandSpec spec) {
        Format format = GlobalOptions.of(spec.commandLine()).format();
        if (format == Format.SARIF) {
            throw new ParameterException(
                    spec.commandLine(), "--size and --diff are printed as text or json, not as sarif");
        }
        return format == Format.JSON;
    }

    private static ExitCode whole(List<SizeReport> sizes, ExitCode code) {
        boolean whole = sizes.stream().allMatch(one -> one.problems().isEmpty());
        return code == ExitCode.PROVED && !whole ? ExitCode.INCONCLUSIVE : code;
    }

    private List<SizeReport> measure(List<Path> files, List<FileReport> reports) {
        List<SizeReport> sizes = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            sizes.add(measure(files.get(i), reports.get(i)));
        }
        return sizes;
    }

    /** A file that cannot be measured says so; the others go on. */
    private SizeReport measure(Path file, FileReport report) {
        try {
            return SizeReader.read(file, debugFile, map);
        } catch (ElfFormatException | IOException e) {
            FileError error = report.error();
            String reason = error == null ? String.valueOf(e.getMessage()) : error.message();
            return SizeReport.unmeasured(report.path(), report.size(), reason);
        }
    }
}
