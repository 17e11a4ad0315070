package dev.freestand.standalone;

import dev.freestand.standalone.CommandOptions.Option;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads words in the order and with the rules of picocli, which reads them for the edition for Java. */
final class CommandLineReader {

    private static final List<String> FORMATS = List.of("text", "json", "sarif");

    /** Options by name: their values, of which only those count that may be repeated, and the last. */
    final Map<String, List<String>> values = new TreeMap<>();

    final CommandLevel program = new CommandLevel(null, CommandOptions.PROGRAM);
    final CommandLevel last;

    private final CommandTable commands;
    private final Deque<String> words;
    private CommandLevel level = program;

    /**
     * Reads all of them.
     *
     * @throws UsageException for a command of the other edition, and for an option without its value or with a wrong one
     */
    CommandLineReader(List<String> words, CommandTable commands) throws UsageException {
        this.commands = commands;
        this.words = new ArrayDeque<>(words);
        while (!this.words.isEmpty()) {
            take(this.words.pop());
        }
        last = level;
    }

    private void take(String word) throws UsageException {
        if (level.ended) {
            operand(word);
        } else if (word.equals("--")) {
            level.ended = true;
        } else if (isCommand(word)) {
            level = new CommandLevel(word, commands.options(word));
        } else {
            int equals = word.indexOf('=');
            Option attached = equals < 0 ? null : level.options.named(word.substring(0, equals));
            Option alone = level.options.named(word);
            if (attached != null) {
                words.push(word.substring(equals + 1));
                option(attached, true);
            } else if (alone != null) {
                option(alone, false);
            } else if (word.length() > 2 && word.startsWith("-")) {
                letters(word);
            } else {
                operand(word);
            }
        }
    }

    /** Options of one letter, one behind the other; behind one with a value that value. */
    private void letters(String word) throws UsageException {
        String rest = word.substring(1);
        do {
            Option option = level.options.lettered(rest.charAt(0));
            if (option == null) {
                if (rest.length() == word.length() - 1) {
                    operand(word);
                } else {
                    level.unknown.add("-" + rest);
                }
                return;
            }
            rest = rest.substring(1);
            boolean attached = rest.startsWith("=");
            if (attached) {
                rest = rest.substring(1);
            }
            if (attached || option.value() != null) {
                if (!rest.trim().isEmpty()) {
                    words.push(rest);
                }
                option(option, attached);
                return;
            }
            option(option, false);
        } while (!rest.trim().isEmpty());
    }

    private void operand(String word) {
        boolean surplus = level.operands.size() >= level.options.most();
        if (surplus || (!level.ended && word.length() > 1 && word.startsWith("-") && !NegativeNumber.is(word))) {
            level.unknown.add(word);
        } else {
            level.operands.add(word);
        }
    }

    /** Takes an option, and the next word where that is its value. */
    private void option(Option option, boolean attached) throws UsageException {
        level.helpAsked |= option.name().equals("--help");
        level.versionAsked |= option.name().equals("--version");
        String value = "true";
        if (attached || option.value() != null) {
            value = value(option);
        }
        if (!level.note(option)) {
            throw level.usage(described(option) + " should be specified only once");
        }
        if (option.repeated()) {
            values.computeIfAbsent(option.name(), name -> new ArrayList<>()).add(value);
        } else {
            values.put(option.name(), List.of(value));
        }
    }

    private String value(Option option) throws UsageException {
        String word = words.poll();
        if (word == null) {
            throw level.usage("Missing required parameter for " + described(option));
        }
        if (isOption(word) || isCommand(word)) {
            throw level.usage("Expected parameter for option '" + option.name() + "' but found '" + word + "'");
        }
        String wrong = option.name() + " is '" + word + "', expected ";
        if (option.value() == null) {
            String given = word.trim().isEmpty() || word.equals("null") ? "false" : word.toLowerCase(Locale.ROOT);
            if (!given.equals("true") && !given.equals("false")) {
                throw level.usage(wrong + "no value");
            }
            return given;
        }
        if (option.name().equals("--format") && format(word) == null) {
            throw level.usage(wrong + "one of text, json, sarif");
        }
        if (option.name().equals("--jobs") && !isNumber(word)) {
            throw level.usage(wrong + "a whole number");
        }
        return word;
    }

    /** The format that is meant; null where none is. */
    static @Nullable String format(String word) {
        return FORMATS.stream().filter(word::equalsIgnoreCase).findFirst().orElse(null);
    }

    private static boolean isNumber(String word) {
        try {
            Integer.parseInt(word);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String described(Option option) {
        return "option '" + option.name() + "'" + (option.value() == null ? "" : " (" + option.value() + ")");
    }

    private boolean isCommand(String word) {
        return level.command == null && commands.names().contains(word);
    }

    private boolean isOption(String word) {
        int equals = word.indexOf('=');
        return word.equals("--")
                || level.options.named(equals < 0 ? word : word.substring(0, equals)) != null
                || (word.length() > 2 && word.startsWith("-") && level.options.lettered(word.charAt(1)) != null);
    }
}
