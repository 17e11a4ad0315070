package dev.freestand.core.analysis;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.name.EscapedText;
import dev.freestand.core.name.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code freestand inspect --expect} asks of every file: a gate without a {@code freestand.yaml}.
 *
 * @param words such as {@code static} or {@code musl}; empty where nothing is expected
 */
public record Expectations(List<String> words) {

    /** Whether a word holds: true, false, or null where the file does not show it. */
    private static final Map<String, Function<FileReport, @Nullable Boolean>> WORDS = Map.of(
            "static", file -> linkage(file, Linkage.STATIC),
            "dynamic", file -> linkage(file, Linkage.DYNAMIC),
            "pie", FileReport::pie,
            "no-pie", file -> not(file.pie()),
            "static-pie", file -> both(linkage(file, Linkage.STATIC), file.pie()),
            "stripped", FileReport::stripped,
            "unstripped", file -> not(file.stripped()));

    public Expectations {
        words = List.copyOf(words);
    }

    /** What is wrong with the words, for people; empty where nothing is. */
    public String problem() {
        for (String word : words) {
            if (!known().contains(word)) {
                return "--expect: '" + word + "' is nothing to expect" + Suggestion.question(word, known())
                        + "\nThere are " + String.join(", ", known());
            }
        }
        return "";
    }

    /**
     * The code of the whole: of what was asked for where something was, else that of the verdicts.
     *
     * @param err gets a line for each word that a file is not, or is not known to be
     */
    public ExitCode judge(List<FileReport> files, ExitCode verdicts, Consumer<String> err) {
        ExitCode code = verdicts;
        for (FileReport file : files) {
            for (String word : words) {
                Boolean holds = holds(file, word);
                if (holds == null) {
                    err.accept(EscapedText.name(file.path() + ": expected " + word + ", and that is not known"));
                    code = code == ExitCode.FAILED ? code : ExitCode.INCONCLUSIVE;
                } else if (!holds) {
                    err.accept(EscapedText.name(file.path() + ": expected " + word + ", found " + found(file)));
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
