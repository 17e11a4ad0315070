package dev.freestand.cli.command;

import picocli.CommandLine;

/** The command line of {@code freestand}, to be parsed and not run. */
public final class CommandModel {

    private static final CommandLine MODEL =
            new CommandLine(Freestand.model()).setCaseInsensitiveEnumValuesAllowed(true);

    private CommandModel() {}

    /** Throws {@link CommandLine.ParameterException} where these words are none of its command lines. */
    public static void parse(String... words) {
        MODEL.parseArgs(words);
    }
}
