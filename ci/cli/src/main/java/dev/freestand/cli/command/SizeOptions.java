package dev.freestand.cli.command;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.size.BinaryDiff;
import dev.freestand.core.size.SizeJson;
import dev.freestand.core.size.SizeMeasurement;
import dev.freestand.core.size.SizeReport;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.SizeText;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.size.SizeReader;
import java.nio.file.Path;
import java.util.List;
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
                    "With --size: the separate debug file, or the unstripped file (default: FILE.debug if it exists).")
    private @Nullable Path debugFile;

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "With --size: the link map (-Map) of GNU ld, gold, lld or mold.")
    private @Nullable Path map;

    /** Refuses options that say of which file they are where there are several. */
    void check(CommandSpec spec, int files) {
        if ((debugFile != null || map != null) && files != 1) {
            throw new ParameterException(
                    spec.commandLine(), "--debug-file and --map need exactly one file, not " + files);
        }
    }

    /** Prints sizes; inconclusive where not all that was asked for could be read. */
    ExitCode print(List<FileReport> reports, ExitCode code, CommandSpec spec) {
        boolean json = json(spec);
        ColourMode paint = Freestand.paint(spec.commandLine());
        List<SizeReport> sizes = measure(reports);
        spec.commandLine()
                .getOut()
                .print(
                        json
                                ? SizeJson.print(sizes)
                                : sizes.stream()
                                        .map(one -> SizeText.print(one, paint))
                                        .collect(Collectors.joining("\n")));
        return SizeMeasurement.exitCode(sizes, code);
    }

    /** Prints how two files differ; inconclusive likewise. */
    ExitCode printDifference(List<FileReport> reports, ExitCode code, CommandSpec spec) {
        boolean json = json(spec);
        for (FileReport report : reports) {
            String problem = SizeMeasurement.incomparable(report);
            if (problem != null) {
                throw new ParameterException(spec.commandLine(), problem);
            }
        }
        List<SizeReport> sizes = measure(reports);
        BinaryDiff difference = BinaryDiff.of(reports.get(0), sizes.get(0), reports.get(1), sizes.get(1));
        spec.commandLine()
                .getOut()
                .print(
                        json
                                ? SizeJson.print(difference)
                                : SizeText.print(difference, Freestand.paint(spec.commandLine())));
        return SizeMeasurement.exitCode(sizes, code);
    }

    private static boolean json(CommandSpec spec) {
        Format format = GlobalOptions.of(spec.commandLine()).format();
        if (format == Format.SARIF) {
            throw new ParameterException(
                    spec.commandLine(), "--size and --diff are printed as text or json, not as sarif");
        }
        return format == Format.JSON;
    }

    private List<SizeReport> measure(List<FileReport> reports) {
        String twin = debugFile == null ? null : FileNames.text(debugFile);
        String link = map == null ? null : FileNames.text(map);
        return reports.stream()
                .map(report -> SizeMeasurement.of(SizeReader.FILES, report, twin, link))
                .toList();
    }
}
