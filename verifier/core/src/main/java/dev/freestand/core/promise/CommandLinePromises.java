package dev.freestand.core.promise;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.floor.VersionNumber;
import dev.freestand.core.name.EscapedText;
import dev.freestand.core.rule.RuleResult;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What options of {@code freestand inspect} promise of every file: a gate without a {@code freestand.yaml}. */
public final class CommandLinePromises {

    private final FilePromises promises;
    private final String problem;

    private CommandLinePromises(FilePromises promises, String problem) {
        this.promises = promises;
        this.problem = problem;
    }

    /**
     * Reads the values of the options.
     *
     * @param value the value of an option by its name, such as {@code --glibc}; null where it is not given
     * @param noSearchPath whether {@code --no-rpath} is given
     */
    public static CommandLinePromises of(Function<String, @Nullable String> value, boolean noSearchPath) {
        try {
            String pages = value.apply("--page-size");
            String needed = value.apply("--needed");
            FilePromises promises = new FilePromises(
                    new FilePromises.Versions(
                            version("--glibc", value), version("--libstdcxx", value), version("--kernel", value)),
                    needed == null ? null : FilePromises.libraries(needed),
                    value.apply("--interpreter"),
                    value.apply("--cpu"),
                    pages == null ? null : (Integer) FilePromises.pageSize(pages),
                    noSearchPath ? FilePromises.NONE_WORD : null);
            return new CommandLinePromises(promises, "");
        } catch (IllegalArgumentException e) {
            return new CommandLinePromises(FilePromises.NONE, option(String.valueOf(e.getMessage())));
        }
    }

    /** What is wrong with the values, for people; empty where nothing is. */
    public String problem() {
        return problem;
    }

    /**
     * The code of the whole: a promise that is broken, or not known to be kept, prevails over the code before it.
     *
     * @param before the code without the promises
     * @param err gets a line for each promise that a file breaks, or is not known to keep
     */
    public ExitCode judge(List<FileReport> files, ExitCode before, Consumer<String> err) {
        ExitCode code = before;
        for (FileReport file : files) {
            for (RuleResult result : FilePromise.all(promises, file)) {
                if (result.outcome() == Outcome.PASS) {
                    continue;
                }
                err.accept(EscapedText.name(file.path() + ": promised " + result.message()));
                code = result.outcome() == Outcome.FAIL || code == ExitCode.FAILED
                        ? ExitCode.FAILED
                        : ExitCode.INCONCLUSIVE;
            }
        }
        return code;
    }

    private static @Nullable VersionNumber version(String option, Function<String, @Nullable String> value) {
        String text = value.apply(option);
        return text == null ? null : FilePromises.version(option.substring(2), text);
    }

    /** The words about a key of freestand.yaml, with the option in its place. */
    private static String option(String message) {
        String pages = "pageSize: ";
        if (message.startsWith(pages)) {
            return "--page-size: " + message.substring(pages.length());
        }
        return "--" + message;
    }
}
