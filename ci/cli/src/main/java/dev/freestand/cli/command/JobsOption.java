package dev.freestand.cli.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The option that says how many cells run side by side. */
final class JobsOption {

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "Number of cells to run in parallel (default: one per processor).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    /** At least 1; anything less is a usage error of the given command. */
    int jobs(CommandSpec command) {
        return checked(jobs, command);
    }

    /** A number in digits of ASCII; those of other scripts, which Java reads as well, are none. */
    static Integer number(String word) {
        try {
            if (word.chars().allMatch(c -> c < 0x80)) {
                return Integer.valueOf(word);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new TypeConversionException("'" + word + "' is not an int");
    }

    /** The same check for a command whose jobs are no cells. */
    static int checked(int jobs, CommandSpec command) {
        if (jobs < 1) {
            throw new ParameterException(command.commandLine(), "--jobs is " + jobs + ", expected 1 or more");
        }
        return jobs;
    }
}
