package dev.freestand.cli.command;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Which command prints in which format: one that is asked for another refuses, and never prints text in its place. */
final class CommandFormats {

    /** Commands that print more than text; what {@code inspect} prints in which view it looks after itself. */
    private static final Map<String, Set<Format>> MORE = Map.of(
            "inspect", EnumSet.allOf(Format.class),
            "scan", EnumSet.allOf(Format.class),
            "verify", EnumSet.allOf(Format.class),
            "prove", EnumSet.allOf(Format.class),
            "merge", EnumSet.allOf(Format.class),
            "report", EnumSet.allOf(Format.class),
            "doctor", EnumSet.of(Format.TEXT, Format.JSON),
            "verify-shipment", EnumSet.of(Format.TEXT, Format.JSON));

    private CommandFormats() {}

    static Set<Format> of(String command) {
        return MORE.getOrDefault(command, EnumSet.of(Format.TEXT));
    }

    /** Whether the command prints what was found, for people or in one of several formats. */
    static boolean reports(String command) {
        return MORE.containsKey(command);
    }

    /** Refuses a format that the command does not have. */
    static void check(CommandLine command, Format asked) {
        Set<Format> known = of(command.getCommandName());
        if (!known.contains(asked)) {
            throw new ParameterException(
                    command,
                    command.getCommandSpec().qualifiedName() + " does not print " + asked.word()
                            + ": leave out --format"
                            + " or give "
                            + known.stream().map(Format::word).collect(Collectors.joining(" or ")));
        }
    }
}
