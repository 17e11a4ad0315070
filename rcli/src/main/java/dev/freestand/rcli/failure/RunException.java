package dev.freestand.rcli.failure;

import dev.freestand.rcli.posix.PosixException;

/** The end of a run: one line for the user, without the leading {@code rcli: }, and the exit code that goes with it. */
public final class RunException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitStatus exitCode;

    private RunException(ExitStatus exitCode, String line) {
        super(line);
        this.exitCode = exitCode;
    }

    /** The system refused something: {@code what: file: reason}. */
    public static RunException system(String what, String file, PosixException cause) {
        return new RunException(ExitStatus.FAILURE, what + ": " + shown(file) + ": " + cause.reason());
    }

    /** The data is not what it must be, or cannot be worked on. */
    public static RunException data(String line) {
        return new RunException(ExitStatus.FAILURE, line);
    }

    /** As a file name is shown: one that would do as a key is kept out of messages. */
    public static String shown(String file) {
        return ArgumentRedaction.isKey(file)
                ? "the file named on the command line (not shown: it may be the key itself)"
                : file;
    }

    /** The user asked for something that cannot be done as asked. */
    public static RunException usage(String line) {
        return new RunException(ExitStatus.USAGE, line);
    }

    /** The same failure, with a consequence that the user has to know of. */
    public RunException and(String consequence) {
        return new RunException(exitCode, line() + " (" + consequence + ")");
    }

    public ExitStatus exitCode() {
        return exitCode;
    }

    public String line() {
        return String.valueOf(getMessage());
    }
}
