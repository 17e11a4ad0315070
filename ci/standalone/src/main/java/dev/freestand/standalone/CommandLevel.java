package dev.freestand.standalone;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a command line gives to the program itself, before a command, or to the command. */
final class CommandLevel {

    static final String PROGRAM = "freestand";

    final @Nullable String command;
    final CommandOptions options;
    final List<String> operands = new ArrayList<>();

    /** Options in their order, as often as they were given. */
    final List<String> given = new ArrayList<>();

    /** Words that nobody knows. */
    final List<String> unknown = new ArrayList<>();

    private final Set<String> once = new HashSet<>();

    boolean helpAsked;
    boolean versionAsked;

    /** The words that follow are operands. */
    boolean ended;

    CommandLevel(@Nullable String command, CommandOptions options) {
        this.command = command;
        this.options = options;
    }

    /** The page of help for it. */
    String page() {
        return command == null ? PROGRAM : command;
    }

    /** A command with the program before it. */
    String qualifiedName() {
        return command == null ? PROGRAM : PROGRAM + " " + command;
    }

    boolean asks() {
        return helpAsked || versionAsked;
    }

    boolean helps() {
        return CommandTable.HELP.equals(command);
    }

    /** A fault of what is given to it. */
    UsageException usage(String message) {
        return new UsageException(qualifiedName(), message);
    }

    /** Notes an option; false for one that is there already and may not be repeated. */
    boolean note(CommandOptions.Option option) {
        given.add(option.name());
        return once.add(option.name()) || option.repeated() || options.isOfChoice(option.name());
    }

    /** Refuses a command line with unknown words, missing operands, or options that exclude each other. */
    void check(CommandTable commands) throws UsageException {
        if (operands.size() < options.fewest()) {
            throw usage("Missing required parameter: '" + options.operand() + "'");
        }
        requireKnown(commands);
        String problem =
                options.problem(given.stream().filter(options::isOfChoice).toList());
        if (problem != null) {
            throw usage(problem);
        }
    }

    /** Refuses the first word that is not known. */
    void requireKnown(CommandTable commands) throws UsageException {
        if (!unknown.isEmpty()) {
            throw usage(options.unknown(unknown.get(0), command == null ? commands.names() : List.of()));
        }
    }
}
