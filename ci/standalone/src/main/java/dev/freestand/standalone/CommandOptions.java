package dev.freestand.standalone;

import dev.freestand.core.name.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one command takes, beside the options of every command.
 *
 * @param versioned whether it tells the version
 * @param operand what an operand is; empty for a command that takes none
 * @param fewest operands
 * @param most operands
 * @param options in the order in which one that was mistyped is compared with them
 * @param choices of which only one can be made
 * @param javaOnly options that only the edition for Java has
 * @param formats that it prints
 */
record CommandOptions(
        boolean versioned,
        String operand,
        int fewest,
        int most,
        List<Option> options,
        List<Choice> choices,
        List<String> javaOnly,
        List<String> formats) {

    private static final Option VERSION = new Option("--version", 'V', null, false);

    private static final List<Option> GLOBAL = List.of(
            new Option("--help", 'h', null, false),
            VERSION,
            new Option("--format", '\0', "text|json|sarif", false),
            new Option("--config", '\0', "FILE", false),
            new Option("--no-color", '\0', null, false),
            new Option("--verbose", 'v', null, false));

    /** Of the program itself, before a command. */
    static final CommandOptions PROGRAM =
            new CommandOptions(true, "", 0, 0, List.of(), List.of(), List.of(), List.of("text", "json", "sarif"));

    /**
     * Options that go together.
     *
     * @param free that need no other
     * @param bound of which none is given without those needed
     */
    record Choice(List<String> free, List<String> bound, List<String> needed) {

        boolean has(String name) {
            return free.contains(name) || bound.contains(name);
        }

        List<String> missing(List<String> given) {
            return bound.stream().anyMatch(given::contains)
                    ? needed.stream().filter(name -> !given.contains(name)).toList()
                    : List.of();
        }
    }

    /**
     * An option.
     *
     * @param letter its short form; NUL for none
     * @param value what its value is; null for one that has none
     * @param repeated whether it may be given more than once
     */
    record Option(String name, char letter, @Nullable String value, boolean repeated) {

        static Option of(String name) {
            return new Option(name, '\0', null, false);
        }

        static Option of(String name, String value) {
            return new Option(name, '\0', value, false);
        }
    }

    /** All options, its own first. */
    List<Option> all() {
        return Stream.concat(options.stream(), GLOBAL.stream())
                .filter(option -> versioned || option != VERSION)
                .toList();
    }

    /** The option of that name, or of a dash and its letter; null where there is none. */
    @Nullable
    Option named(String name) {
        if (name.length() == 2 && name.charAt(0) == '-') {
            return lettered(name.charAt(1));
        }
        return all().stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
    }

    /** The option of that letter; null where there is none. */
    @Nullable
    Option lettered(char letter) {
        return all().stream()
                .filter(one -> one.letter() == letter && letter != '\0')
                .findFirst()
                .orElse(null);
    }

    /**
     * What is wrong with a word that is not known.
     *
     * @param commands that it may be meant to be one of; empty where no command is expected
     */
    String unknown(String word, List<String> commands) {
        if (word.startsWith("-")) {
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            return "there is no option " + name
                    + Suggestion.question(name, all().stream().map(Option::name).toList());
        }
        return commands.isEmpty()
                ? "unexpected argument '" + word + "'"
                : "there is no command " + word + Suggestion.question(word, commands);
    }

    /** Whether it is one of those that exclude others. */
    boolean isOfChoice(String name) {
        return choices.stream().anyMatch(choice -> choice.has(name));
    }

    /**
     * What is wrong with the options of choices.
     *
     * @param given in the order of the command line, as often as they were given
     * @return a sentence; null where nothing is wrong
     */
    @Nullable
    String problem(List<String> given) {
        List<String> distinct = given.stream().distinct().toList();
        if (distinct.size() < given.size()) {
            return tooMany(distinct);
        }
        List<Choice> made = new ArrayList<>();
        for (String name : given) {
            for (Choice choice : choices) {
                if (choice.has(name) && !made.contains(choice)) {
                    made.add(choice);
                }
            }
        }
        for (Choice choice : made) {
            List<String> missing = choice.missing(given);
            if (!missing.isEmpty()) {
                // One that needs no other is no part of the sentence.
                List<String> these = given.stream()
                        .filter(name ->
                                choices.stream().anyMatch(one -> !one.bound().isEmpty() && one.has(name)))
                        .toList();
                return String.join(" and ", these)
                        + (these.size() == 1 ? " needs " : " need ")
                        + String.join(" and ", missing);
            }
        }
        return made.size() > 1 ? tooMany(distinct) : null;
    }

    private static String tooMany(List<String> given) {
        return given.size() > 1
                ? String.join(" and ", given) + " exclude each other"
                : given.get(0) + " is given more than once";
    }
}
