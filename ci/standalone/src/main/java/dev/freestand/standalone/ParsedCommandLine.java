package dev.freestand.standalone;

import dev.freestand.core.name.RawText;
import dev.freestand.core.name.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The words of a command line, in the same way as the edition for Java reads them: options before the command, behind it and
 * between its operands, with their value behind {@code =} or as the next word; {@code --} ends them.
 */
final class ParsedCommandLine {

    /** Options of every command that have a value, with what the value is. */
    private static final Map<String, String> GLOBAL_VALUES = Map.of("--format", "text|json|sarif", "--config", "FILE");

    private static final Set<String> GLOBAL_SWITCHES = Set.of("--help", "--version", "--no-color", "--verbose");

    private static final Map<Character, String> LETTERS = Map.of('h', "--help", 'V', "--version", 'v', "--verbose");

    private static final List<String> FORMATS = List.of("text", "json", "sarif");

    private final Map<String, CommandOptions> commands;
    private final List<String> operands = new ArrayList<>();
    private final Set<String> switches = new LinkedHashSet<>();
    private final Map<String, List<String>> values = new TreeMap<>();
    private final Set<String> given = new LinkedHashSet<>();
    private @Nullable String command;
    private boolean ended;

    /**
     * Options of one command beside those of every command.
     *
     * @param values those that have a value, with what the value is
     * @param switches those that have none
     * @param javaOnly those that only the edition for Java has
     */
    record CommandOptions(Map<String, String> values, Set<String> switches, Set<String> javaOnly) {}

    private ParsedCommandLine(Map<String, CommandOptions> commands) {
        this.commands = commands;
    }

    /**
     * Reads a command line.
     *
     * @param commands all commands there are
     * @throws UsageException if it has a word that is not known, or an option without its value
     */
    static ParsedCommandLine of(List<String> words, Map<String, CommandOptions> commands) throws UsageException {
        ParsedCommandLine line = new ParsedCommandLine(commands);
        for (int i = 0; i < words.size(); i++) {
            i += line.take(words.get(i), i + 1 < words.size() ? words.get(i + 1) : null);
        }
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
        return switches.contains(name);
    }

    /** The values of an option, in their order. */
    List<String> values(String option) {
        return values.getOrDefault(option, List.of());
    }

    /** Those of some options that are given, in the order of the command line. */
    List<String> given(Set<String> names) {
        return given.stream().filter(names::contains).toList();
    }

    /** How results are to be printed: {@code text}, {@code json} or {@code sarif}. */
    String format() {
        List<String> given = values("--format");
        return given.isEmpty() ? "text" : given.get(0).toLowerCase(Locale.ROOT);
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
            letters(word);
            return 0;
        }
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        given.add(name);
        String meaning = meaning(name);
        if (meaning == null) {
            if (!GLOBAL_SWITCHES.contains(name) && !isOwnSwitch(name)) {
                throw unknown(name);
            }
            set(name, equals < 0 ? null : word.substring(equals + 1));
            return 0;
        }
        String value = equals < 0 ? next : word.substring(equals + 1);
        if (value == null) {
            throw usage("Missing required parameter for option '" + name + "' (" + meaning + ")");
        }
        value(name, meaning, value);
        return equals < 0 ? 1 : 0;
    }

    private void operand(String word) throws UsageException {
        if (!ended && word.length() > 1 && word.startsWith("@") && isFile(word.substring(1))) {
            throw usage("the static edition reads no argument files, such as " + word
                    + "; behind -- it is the name of a file");
        }
        if (command != null) {
            operands.add(word);
        } else if (commands.containsKey(word)) {
            command = word;
        } else {
            throw usage("there is no command " + word + Suggestion.question(word, commands.keySet()));
        }
    }

    private static boolean isFile(String word) {
        return FileState.isRegular(FilePath.of(RawText.wordBytes(word)));
    }

    private void letters(String word) throws UsageException {
        for (int i = 1; i < word.length(); i++) {
            String name = LETTERS.get(word.charAt(i));
            if (name == null) {
                throw usage("there is no option " + word);
            }
            set(name, null);
        }
    }

    private void set(String name, @Nullable String value) throws UsageException {
        if (value == null || value.equalsIgnoreCase("true")) {
            switches.add(name);
        } else if (!value.equalsIgnoreCase("false")) {
            throw usage("Invalid value for option '" + name + "': '" + value + "' is not a boolean");
        }
    }

    private void value(String name, String meaning, String value) throws UsageException {
        List<String> all = values.computeIfAbsent(name, key -> new ArrayList<>());
        if (GLOBAL_VALUES.containsKey(name) && !all.isEmpty()) {
            throw usage("option '" + name + "' (" + meaning + ") should be specified only once");
        }
        if (name.equals("--format") && !FORMATS.contains(value.toLowerCase(Locale.ROOT))) {
            throw usage("Invalid value for option '--format': expected one of [TEXT, JSON, SARIF]"
                    + " (case-insensitive) but was '" + value + "'");
        }
        all.add(value);
    }

    private boolean isOwnSwitch(String name) {
        CommandOptions options = command == null ? null : commands.get(command);
        return options != null && options.switches().contains(name);
    }

    private @Nullable String meaning(String name) {
        String global = GLOBAL_VALUES.get(name);
        CommandOptions options = command == null ? null : commands.get(command);
        return global != null || options == null ? global : options.values().get(name);
    }

    private UsageException unknown(String name) {
        CommandOptions options = command == null ? null : commands.get(command);
        if (options != null && options.javaOnly().contains(name)) {
            return usage("the static edition has no option " + name + "; the edition for Java has it");
        }
        List<String> known = new ArrayList<>(GLOBAL_VALUES.keySet());
        known.addAll(GLOBAL_SWITCHES);
        if (options != null) {
            known.addAll(options.values().keySet());
            known.addAll(options.switches());
        }
        return usage("there is no option " + name + Suggestion.question(name, known));
    }

    private UsageException usage(String message) {
        return new UsageException(qualifiedName(), message);
    }
}
