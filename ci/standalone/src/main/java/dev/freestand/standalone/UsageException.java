package dev.freestand.standalone;

import org.jspecify.annotations.Nullable;

/** The command line is wrong. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final @Nullable String command;

    /**
     * A fault of the command line.
     *
     * @param command the program, and the command where one is given: whose help is of use; null where none is
     */
    UsageException(@Nullable String command, String message) {
        super(message);
        this.command = command;
    }

    /** The program, and the command where one is given; null where no help is of use. */
    @Nullable
    String command() {
        return command;
    }
}
