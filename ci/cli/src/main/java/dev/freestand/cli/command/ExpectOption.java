package dev.freestand.cli.command;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.analysis.Expectations;
import dev.freestand.core.analysis.UnmetExpectation;
import dev.freestand.core.facts.FileReport;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option {@code --expect} of {@code freestand inspect}: a gate without a {@code freestand.yaml}. */
final class ExpectOption {

    @Option(
            names = "--expect",
            split = ",",
            paramLabel = "WORDS",
            description = "Fail (exit code 1, or 3 if unknown) unless every file has all of these properties: static,"
                    + " dynamic, static-pie, pie, no-pie, stripped, unstripped, or a C library: glibc,"
                    + " musl, uclibc, dietlibc, klibc, bionic, none. Separate several with commas:"
                    + " static,musl.")
    private List<String> words = List.of();

    /** Refuses words that are none. */
    void check(CommandSpec spec) {
        String problem = new Expectations(words).problem();
        if (!problem.isEmpty()) {
            throw new ParameterException(spec.commandLine(), problem);
        }
    }

    /** The code of the whole: of what was asked for where something was, else that of the verdicts. */
    ExitCode judge(List<FileReport> files, ExitCode verdicts, Consumer<UnmetExpectation> unmet) {
        return new Expectations(words).judge(files, verdicts, unmet);
    }
}
