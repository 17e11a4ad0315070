package dev.freestand.cli.command;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.name.Printable;
import dev.freestand.verifier.suggest.Suggestion;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option {@code --expect} of {@code freestand inspect}: a gate without a {@code freestand.yaml}. */
final class ExpectOption {

    /** What a word asks: true, false, or null where the file does not tell. */
    private static final Map<String, Function<FileReport, @Nullable Boolean>> WORDS = Map.of(
            "static", file -> linkage(file, Linkage.STATIC),
            "dynamic", file -> linkage(file, Linkage.DYNAMIC),
            "pie", FileReport::pie,
            "no-pie", file -> not(file.pie()),
            "static-pie", file -> both(linkage(file, Linkage.STATIC), file.pie()),
            "stripped", FileReport::stripped,
            "unstripped", file -> not(file.stripped()));

    @Option(
            names = "--expect",
            split = ",",
            paramLabel = "WORDS",
            description =
                    "Fail (exit code 1) unless every file is all of these, 3 if that is not known: static, dynamic,"
                            + " static-pie, pie, no-pie, stripped, unstripped, or a C library: glibc, musl, uclibc, dietlibc,"
                            + " klibc, bionic, none. With commas between: static,musl.")
    private List<String> words = List.of();

    /** Refuses words that are none. */
    void check(CommandSpec spec) {
        for (String word : words) {
            if (!known().contains(word)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--expect: '" + word + "' is nothing to expect" + Suggestion.question(word, known())
                                + "\nThere are " + String.join(", ", known()));
            }
        }
    }

    /** The code of the whole: of what was asked for where something was, else that of the verdicts. */
    ExitCode judge(List<FileReport> files, ExitCode verdicts, PrintWriter err) {
        if (words.isEmpty()) {
            return verdicts;
        }
        ExitCode code = verdicts;
        for (FileReport file : files) {
            for (String word : words) {
                Boolean holds = holds(file, word);
                if (holds == null) {
                    err.println(Printable.name(file.path() + ": expected " + word + ", and that is not known"));
                    code = code == ExitCode.FAILED ? code : ExitCode.INCONCLUSIVE;
                } else if (!holds) {
                    err.println(Printable.name(file.path() + ": expected " + word + ", found " + found(file)));
                    code = ExitCode.FAILED;
                }
            }
        }
        return code;
    }

    private static @Nullable Boolean holds(FileReport file, String word) {
        if (file.error() != null || file.verdict().outcome() == Outcome.NOT_APPLICABLE) {
            // A file that is no program is none of these, and one that cannot be read is not known to be.
            return file.error() != null ? null : Boolean.FALSE;
        }
        Function<FileReport, @Nullable Boolean> question = WORDS.get(word);
        if (question != null) {
            return question.apply(file);
        }
        LibcFlavour flavour = file.libc().flavour();
        return flavour == LibcFlavour.UNKNOWN ? null : (Boolean) flavour.label().equals(word);
    }

    private static String found(FileReport file) {
        List<String> found = new ArrayList<>(List.of(
                file.kind().label(),
                file.linkage().label(),
                file.libc().flavour().label()));
        if (file.pie() != null) {
            found.add(file.pie() ? "pie" : "no-pie");
        }
        if (file.stripped() != null) {
            found.add(file.stripped() ? "stripped" : "unstripped");
        }
        return String.join(", ", found);
    }

    private static List<String> known() {
        Stream<String> libraries = Arrays.stream(LibcFlavour.values())
                .filter(flavour -> flavour != LibcFlavour.UNKNOWN)
                .map(LibcFlavour::label);
        return Stream.concat(WORDS.keySet().stream().sorted(), libraries).toList();
    }

    private static @Nullable Boolean linkage(FileReport file, Linkage linkage) {
        return file.linkage() == Linkage.UNKNOWN ? null : (Boolean) (file.linkage() == linkage);
    }

    private static @Nullable Boolean not(@Nullable Boolean value) {
        return value == null ? null : (Boolean) !value;
    }

    private static @Nullable Boolean both(@Nullable Boolean one, @Nullable Boolean other) {
        if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) {
            return false;
        }
        return one == null || other == null ? null : Boolean.TRUE;
    }
}
