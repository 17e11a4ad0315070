package dev.freestand.standalone;

import dev.freestand.standalone.CommandOptions.Option;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a command line asks for: read in the same way as the edition for Java reads it, with its faults found in the same order.
 */
final class ParsedCommandLine {

    /** What values and operands are called that name a file or folder. */
    private static final Set<String> PATHS = Set.of("FILE", "DIR", "PUB.pem");

    private final CommandLineReader read;

    private ParsedCommandLine(CommandLineReader read) {
        this.read = read;
    }

    /**
     * Reads a command line.
     *
     * @throws UsageException if it has a word that is not known, or an option without its value, or lacks an operand
     */
    static ParsedCommandLine of(List<String> words, CommandTable commands) throws UsageException {
        CommandLineReader read = new CommandLineReader(words, commands);
        ParsedCommandLine line = new ParsedCommandLine(read);
        line.check(commands);
        return line;
    }

    private void check(CommandTable commands) throws UsageException {
        CommandLevel program = read.program;
        CommandLevel last = read.last;
        boolean asks = program.asks() || last.helps();
        if (last != program && !asks && !last.asks()) {
            last.check(commands);
        }
        if (!asks) {
            program.check(commands);
        }
        // An unknown word is no command, also beside --help.
        program.requireKnown(commands);
        last.requireKnown(commands);
        if (last.asks()) {
            return;
        }
        if (last != program && !last.options.formats().contains(format())) {
            throw usage(last.qualifiedName() + " does not print " + format() + ": leave out --format or give "
                    + String.join(" or ", last.options.formats()));
        }
        if (!asks && last != program) {
            requireNames(last);
        }
        if (!asks && last == program) {
            throw usage("a command is missing");
        }
        for (String option : last.given) {
            if (!asks && last.options.javaOnly().contains(option)) {
                throw usage("the static edition has no option " + option + "; the full edition has it");
            }
        }
    }

    /** An empty word, as a shell's unset variable leaves it, would mean the working folder. */
    private void requireNames(CommandLevel level) throws UsageException {
        String problem = ": the name of a file or folder is empty";
        if (PATHS.contains(level.options.operand()) && level.operands.contains("")) {
            throw usage(level.options.operand() + problem);
        }
        for (String name : read.values.keySet()) {
            Option option = level.options.named(name);
            if (option != null
                    && PATHS.contains(String.valueOf(option.value()))
                    && values(name).contains("")) {
                throw usage(name + problem);
            }
        }
    }

    /** Where help or the version is asked for, or the command that is to be run: the first of these. */
    CommandLevel level() {
        return read.program.asks() ? read.program : read.last;
    }

    /** The words behind the command that are no options. */
    List<String> operands() {
        return read.last.operands;
    }

    /** Whether an option is given, with whatever value. */
    boolean given(String option) {
        return read.values.containsKey(option);
    }

    /** Whether an option without a value is given, and not as false. */
    boolean has(String option) {
        return values(option).contains("true");
    }

    /** The values of an option, in their order; {@code true} or {@code false} of one that has none. */
    List<String> values(String option) {
        return read.values.getOrDefault(option, List.of());
    }

    /** The value of an option that counts once; null where it is not given. */
    @Nullable
    String value(String option) {
        return given(option) ? values(option).get(0) : null;
    }

    /** How results are to be printed: {@code text}, {@code json} or {@code sarif}. */
    String format() {
        String given = value("--format");
        return given == null ? "text" : Objects.requireNonNull(CommandLineReader.format(given));
    }

    /** A fault of this command line. */
    UsageException usage(String message) {
        return read.last.usage(message);
    }
}
