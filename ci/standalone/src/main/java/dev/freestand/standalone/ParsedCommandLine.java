package dev.freestand.standalone;

import dev.freestand.core.name.Suggestion;
import dev.freestand.standalone.CommandOptions.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The words of a command line, in the same way as the edition for Java reads them: options before the command, behind it and
 * between its operands, with their value behind {@code =} or as the next word; {@code --} ends them. What is wrong is told in
 * the same order, too: values first, then what is missing, then words that nobody knows.
 */
final class ParsedCommandLine {

    private static final List<String> FORMATS = List.of("text", "json", "sarif");

    private final CommandTable commands;
    private final List<String> operands = new ArrayList<>();
    /** Options in the order of the command line, as often as they were given. */
    private final List<String> given = new ArrayList<>();

    private final Map<String, List<String>> values = new TreeMap<>();
    private @Nullable String command;
    /** The first word that nobody knows, and where it was. */
    private @Nullable UsageException unknown;

    private CommandOptions options = CommandOptions.PROGRAM;
    private boolean ended;

    private ParsedCommandLine(CommandTable commands) {
        this.commands = commands;
    }

    /**
     * Reads a command line.
     *
     * @throws UsageException if it has a word that is not known, or an option without its value, or lacks an operand
     */
    static ParsedCommandLine of(List<String> words, CommandTable commands) throws UsageException {
        ParsedCommandLine line = new ParsedCommandLine(commands);
        for (int i = 0; i < words.size(); i++) {
            i += line.take(words.get(i), i + 1 < words.size() ? words.get(i + 1) : null);
        }
        line.check();
        return line;
    }

    /** The command; null where none is given. */
    @Nullable
    String command() {
        return command;
    }

    /** The command with the program before it. */
    String qualifiedName() {
        return command == null ? "freestand" : "freestand " + command;
    }

    /** The words behind the command that are no options. */
    List<String> operands() {
        return operands;
    }

    /** Whether an option without a value is given. */
    boolean has(String name) {
        return values(name).contains("true");
    }

    /** The values of an option, in their order; {@code true} or {@code false} of one that has none. */
    List<String> values(String option) {
        return values.getOrDefault(option, List.of());
    }

    /** The value of an option that is given once; null where it is not given. */
    @Nullable
    String value(String option) {
        return values(option).isEmpty() ? null : values(option).get(0);
    }

    /** How results are to be printed: {@code text}, {@code json} or {@code sarif}. */
    String format() {
        String given = value("--format");
        return given == null ? "text" : given.toLowerCase(Locale.ROOT);
    }

    /** A fault of this command line. */
    UsageException usage(String message) {
        return new UsageException(qualifiedName(), message);
    }

    private void check() throws UsageException {
        boolean asks = has("--help") || has("--version");
        if (!asks && operands.size() < options.fewest()) {
            throw usage("Missing required parameter: '" + options.operand() + "'");
        }
        String problem =
                options.problem(given.stream().filter(options::isOfView).toList());
        if (!asks && problem != null) {
            throw usage(problem);
        }
        if (unknown != null) {
            throw unknown;
        }
        if (!asks && command == null) {
            throw usage("a command is missing");
        }
        if (!asks && !options.formats().contains(format())) {
            throw usage(qualifiedName() + " does not print " + format() + ": leave out --format or give "
                    + String.join(" or ", options.formats()));
        }
    }

    /** Takes a word, and the next where that is its value; gives how many words more than one it took. */
    private int take(String word, @Nullable String next) throws UsageException {
        if (ended || !word.startsWith("-") || word.equals("-")) {
            operand(word);
            return 0;
        }
        if (word.equals("--")) {
            ended = true;
            return 0;
        }
        if (!word.startsWith("--")) {
            return letters(word, next);
        }
        int equals = word.indexOf('=');
        Option option = options.named(equals < 0 ? word : word.substring(0, equals));
        if (option == null) {
            unknown(word);
            return 0;
        }
        return set(option, equals < 0 ? null : word.substring(equals + 1), next);
    }

    /** Options of one letter, one behind the other; behind one with a value that value. */
    private int letters(String word, @Nullable String next) throws UsageException {
        for (int at = 1; at < word.length(); at++) {
            Option option = options.lettered(word.charAt(at));
            if (option == null) {
                unknown(word);
                return 0;
            }
            if (option.value() != null) {
                String rest = word.substring(at + 1);
                return set(option, rest.isEmpty() ? null : rest.startsWith("=") ? rest.substring(1) : rest, next);
            }
            set(option, null, null);
        }
        return 0;
    }

    private void operand(String word) throws UsageException {
        if (!ended && word.length() > 1 && word.startsWith("@") && isFile(word.substring(1))) {
            throw usage("the static edition reads no argument files, such as " + word
                    + "; behind -- it is the name of a file");
        }
        if (command == null) {
            CommandOptions named = commands.options(word);
            if (named == null) {
                unknown(word);
                return;
            }
            command = word;
            options = named;
        } else if (operands.size() < options.most()) {
            operands.add(word);
        } else {
            unknown(word);
        }
    }

    private static boolean isFile(String word) {
        return FileState.isRegular(FilePath.ofWord(word));
    }

    /** Takes an option; gives 1 where the next word is its value. */
    private int set(Option option, @Nullable String attached, @Nullable String next) throws UsageException {
        String name = option.name();
        String shown = "option '" + name + "'" + (option.value() == null ? "" : " (" + option.value() + ")");
        String value = attached;
        if (option.value() == null) {
            value = attached == null || attached.isEmpty() ? "true" : attached.toLowerCase(Locale.ROOT);
            if (!value.equals("true") && !value.equals("false")) {
                throw usage("Invalid value for option '" + name + "': '" + attached + "' is not a boolean");
            }
        } else if (value == null) {
            if (next == null) {
                throw usage("Missing required parameter for " + shown);
            }
            if (isOption(next)) {
                throw usage("Expected parameter for option '" + name + "' but found '" + next + "'");
            }
            value = next;
        }
        if (given.contains(name) && !option.repeated() && !options.isOfView(name)) {
            throw usage(shown + " should be specified only once");
        }
        if (name.equals("--format") && !FORMATS.contains(value.toLowerCase(Locale.ROOT))) {
            throw usage("Invalid value for option '--format': expected one of [TEXT, JSON, SARIF]"
                    + " (case-insensitive) but was '" + value + "'");
        }
        if (name.equals("--jobs")) {
            requireNumber(name, value);
        }
        given.add(name);
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        return option.value() != null && attached == null ? 1 : 0;
    }

    private void requireNumber(String name, String value) throws UsageException {
        try {
            Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw usage("Invalid value for option '" + name + "': '" + value + "' is not an int");
        }
    }

    private boolean isOption(String word) {
        int equals = word.indexOf('=');
        return options.named(equals < 0 ? word : word.substring(0, equals)) != null
                || (word.length() == 2 && word.charAt(0) == '-' && options.lettered(word.charAt(1)) != null);
    }

    private void unknown(String word) {
        if (unknown == null) {
            unknown = usage(word.startsWith("-") ? unknownOption(word) : unknownWord(word));
        }
    }

    private String unknownWord(String word) {
        return command == null
                ? "there is no command " + word + Suggestion.question(word, commands.names())
                : "there is nothing to do with '" + word + "'";
    }

    private String unknownOption(String word) {
        String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        return options.javaOnly().contains(name)
                ? "the static edition has no option " + name + "; the full edition has it"
                : "there is no option " + name
                        + Suggestion.question(
                                name, options.all().stream().map(Option::name).toList());
    }
}
