package dev.freestand.rcli;

/** The end of a run: one line for the user, without the leading {@code rcli: }, and the exit code that goes with it. */
final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    private Failure(ExitCode exitCode, String line) {
        super(line);
        this.exitCode = exitCode;
    }

    /** The system refused something: {@code what: file: reason}. */
    static Failure system(String what, String file, SysException cause) {
        return new Failure(ExitCode.FAILURE, what + ": " + shown(file) + ": " + cause.reason());
    }

    /** As a file name is shown: one that would do as a key is kept out of messages. */
    static String shown(String file) {
        return Secrecy.isKey(file) ? "the file named on the command line (not shown: it may be the key itself)" : file;
    }

    /** The user asked for something that cannot be done as asked. */
    static Failure usage(String line) {
        return new Failure(ExitCode.USAGE, line);
    }

    /** The same failure, with a consequence that the user has to know of. */
    Failure and(String consequence) {
        return new Failure(exitCode, line() + " (" + consequence + ")");
    }

    ExitCode exitCode() {
        return exitCode;
    }

    String line() {
        return String.valueOf(getMessage());
    }
}
