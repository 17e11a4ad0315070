package dev.freestand.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one command takes, beside the options of every command.
 *
 * @param operand what an operand is; empty for a command that takes none
 * @param fewest operands
 * @param most operands
 * @param options in the order in which one that was mistyped is compared with them
 * @param views options that show something in place of the usual result, of which only one can be asked for: each with those
 *     that need it behind it
 * @param javaOnly options that only the edition for Java has
 * @param formats that it prints
 */
record CommandOptions(
        String operand,
        int fewest,
        int most,
        List<Option> options,
        List<List<String>> views,
        Set<String> javaOnly,
        List<String> formats) {

    private static final List<Option> GLOBAL = List.of(
            new Option("--help", 'h', null, false),
            new Option("--version", 'V', null, false),
            new Option("--format", '\0', "text|json|sarif", false),
            new Option("--config", '\0', "FILE", false),
            new Option("--no-color", '\0', null, false),
            new Option("--verbose", 'v', null, false));

    /** Of the program itself, before a command. */
    static final CommandOptions PROGRAM =
            new CommandOptions("", 0, 0, List.of(), List.of(), Set.of(), List.of("text", "json", "sarif"));

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
        return Stream.concat(options.stream(), GLOBAL.stream()).toList();
    }

    /** The option of that name; null where there is none. */
    @Nullable
    Option named(String name) {
        return all().stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
    }

    /** The option of that letter; null where there is none. */
    @Nullable
    Option lettered(char letter) {
        return all().stream().filter(one -> one.letter() == letter).findFirst().orElse(null);
    }

    /** Whether it is one of those that may show something else. */
    boolean isOfView(String name) {
        return views.stream().anyMatch(view -> view.contains(name));
    }

    /**
     * What is wrong with the options for views.
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
        List<List<String>> asked = new ArrayList<>();
        for (String name : given) {
            for (List<String> view : views) {
                if (view.contains(name) && !asked.contains(view)) {
                    asked.add(view);
                }
            }
        }
        for (List<String> view : asked) {
            if (!given.contains(view.get(0))) {
                // One that needs no other is no part of the sentence.
                List<String> these = given.stream()
                        .filter(name -> views.stream().anyMatch(one -> one.size() > 1 && one.contains(name)))
                        .toList();
                return String.join(" and ", these) + (these.size() == 1 ? " needs " : " need ") + view.get(0);
            }
        }
        return asked.size() > 1 ? tooMany(distinct) : null;
    }

    private static String tooMany(List<String> given) {
        return given.size() > 1
                ? String.join(" and ", given) + " exclude each other"
                : given.get(0) + " is given more than once";
    }
}
