package dev.freestand.cli.console;

import dev.freestand.core.name.Suggestion;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in a sentence that names the words that were given. */
public final class UsageMessage {

    /** Before what is wrong with options that belong together, or exclude each other. */
    private static final String GROUP = "Error: ";

    private static final Pattern VALUE =
            Pattern.compile("Invalid value for option '([^']+)'(?: \\([^)]*\\))?: (.*)", Pattern.DOTALL);
    private static final Pattern CHOICE =
            Pattern.compile("expected one of \\[(.*)] \\(case-insensitive\\) but was '(.*)'", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("'(.*)' is not an? (boolean|int)", Pattern.DOTALL);

    private final CommandLine command;
    private final List<String> options;

    private UsageMessage(CommandLine command, String[] arguments) {
        this.command = command;
        this.options = Arrays.stream(arguments)
                .takeWhile(word -> !word.equals("--"))
                .filter(word -> word.startsWith("-"))
                .map(UsageMessage::name)
                .distinct()
                .toList();
    }

    public static String of(ParameterException e, String[] arguments) {
        UsageMessage message = new UsageMessage(e.getCommandLine(), arguments);
        if (e instanceof UnmatchedArgumentException unmatched) {
            return message.unknown(unmatched);
        }
        if (e instanceof MutuallyExclusiveArgsException || e instanceof MaxValuesExceededException) {
            List<String> given = message.given(true);
            if (given.size() > 1) {
                return String.join(" and ", given) + " exclude each other";
            }
            if (given.size() == 1) {
                return given.get(0) + " is given more than once";
            }
        }
        String words = String.valueOf(e.getMessage());
        // Of a group; otherwise it is a value that is missing, and the message says of which option.
        if (words.startsWith(GROUP)
                && e instanceof MissingParameterException missing
                && missing.getMissing().stream().allMatch(ArgSpec::isOption)) {
            List<String> given = message.given(false);
            List<String> needed = missing.getMissing().stream()
                    .filter(ArgSpec::required)
                    .map(one -> ((OptionSpec) one).longestName())
                    .filter(name -> !given.contains(name))
                    .toList();
            if (!given.isEmpty() && !needed.isEmpty()) {
                return String.join(" and ", given)
                        + (given.size() == 1 ? " needs " : " need ")
                        + String.join(" and ", needed);
            }
        }
        return words.startsWith(GROUP) ? words.substring(GROUP.length()) : value(words);
    }

    /** In the words of a user, who knows no type of Java's. */
    private static String value(String words) {
        Matcher value = VALUE.matcher(words);
        if (!value.matches()) {
            return words;
        }
        Matcher choice = CHOICE.matcher(value.group(2));
        if (choice.matches()) {
            return value.group(1) + " is '" + choice.group(2) + "', expected one of "
                    + choice.group(1).toLowerCase(Locale.ROOT);
        }
        Matcher type = TYPE.matcher(value.group(2));
        return type.matches()
                ? value.group(1) + " is '" + type.group(1) + "', expected "
                        + (type.group(2).equals("boolean") ? "no value" : "a whole number")
                : words;
    }

    /** Options of the command line that are in a group, in their order. */
    private List<String> given(boolean exclusive) {
        List<String> grouped = command.getCommandSpec().argGroups().stream()
                .flatMap(UsageMessage::all)
                .filter(group -> group.exclusive() == exclusive)
                .flatMap(group -> (exclusive ? group.allOptionsNested() : group.options()).stream())
                .flatMap(option -> Stream.of(option.names()))
                .toList();
        return options.stream().filter(grouped::contains).toList();
    }

    private static Stream<ArgGroupSpec> all(ArgGroupSpec group) {
        return Stream.concat(Stream.of(group), group.subgroups().stream().flatMap(UsageMessage::all));
    }

    /** Names the first word that is not known, and the one that may have been meant. */
    private String unknown(UnmatchedArgumentException e) {
        String word = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().get(0);
        if (word.startsWith("-")) {
            List<String> known = command.getCommandSpec().options().stream()
                    .flatMap(option -> Stream.of(option.names()))
                    .filter(one -> one.startsWith("--"))
                    .toList();
            return "there is no option " + name(word) + Suggestion.question(name(word), known);
        }
        Collection<String> commands = command.getSubcommands().keySet();
        return commands.isEmpty()
                ? "unexpected argument '" + word + "'"
                : "there is no command " + word + Suggestion.question(word, commands);
    }

    private static String name(String option) {
        return option.contains("=") ? option.substring(0, option.indexOf('=')) : option;
    }
}
