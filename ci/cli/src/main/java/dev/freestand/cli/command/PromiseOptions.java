package dev.freestand.cli.command;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.analysis.UnmetExpectation;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.promise.CommandLinePromises;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code freestand inspect} that promise something of every file, as {@code promise} of freestand.yaml does. */
final class PromiseOptions {

    @Option(
            names = "--glibc",
            paramLabel = "VERSION",
            description = "Fail unless every file needs at most this glibc, such as 2.28; a static file needs none.")
    private @Nullable String glibc;

    @Option(
            names = "--libstdcxx",
            paramLabel = "VERSION",
            description =
                    "Fail unless every file needs at most this libstdc++, by its GLIBCXX version, such as 3.4.25.")
    private @Nullable String libstdcxx;

    @Option(
            names = "--needed",
            paramLabel = "NAMES",
            description = "Fail unless every file needs at most these libraries: libc.so.6,libm.so.6, or none.")
    private @Nullable String needed;

    @Option(
            names = "--interpreter",
            paramLabel = "PATH",
            description = "Fail unless every file has this interpreter (PT_INTERP), or none.")
    private @Nullable String interpreter;

    @Option(
            names = "--kernel",
            paramLabel = "VERSION",
            description = "Fail unless every file runs on this Linux, such as 3.10, by its ABI note.")
    private @Nullable String kernel;

    @Option(
            names = "--cpu",
            paramLabel = "LEVEL",
            description = "Fail unless every file needs at most this processor level: x86-64-v1 to x86-64-v4.")
    private @Nullable String cpu;

    @Option(
            names = "--page-size",
            paramLabel = "SIZE",
            description = "Fail unless kernels with pages up to this size can load every file, such as 64KiB.")
    private @Nullable String pageSize;

    @Option(names = "--no-rpath", description = "Fail if a file has RPATH or RUNPATH.")
    private boolean noSearchPath;

    /** Refuses values that are none. */
    void check(CommandSpec spec) {
        String problem = promises().problem();
        if (!problem.isEmpty()) {
            throw new ParameterException(spec.commandLine(), problem);
        }
    }

    /** The code of the whole: a promise that is broken, or not known to be kept, prevails over the code before it. */
    ExitCode judge(List<FileReport> files, ExitCode before, Consumer<UnmetExpectation> unmet) {
        return promises().judge(files, before, unmet);
    }

    private CommandLinePromises promises() {
        return CommandLinePromises.of(this::value, noSearchPath);
    }

    private @Nullable String value(String option) {
        return switch (option) {
            case "--glibc" -> glibc;
            case "--libstdcxx" -> libstdcxx;
            case "--needed" -> needed;
            case "--interpreter" -> interpreter;
            case "--kernel" -> kernel;
            case "--cpu" -> cpu;
            case "--page-size" -> pageSize;
            default -> throw new IllegalArgumentException(option);
        };
    }
}
