package dev.freestand.standalone;

/** The command line is wrong. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String command;

    /**
     * A fault of the command line.
     *
     * @param command the program, and the command where one is given: whose help is of use
     */
    UsageException(String command, String message) {
        super(message);
        this.command = command;
    }

    /** The program, and the command where one is given. */
    String command() {
        return command;
    }
}
