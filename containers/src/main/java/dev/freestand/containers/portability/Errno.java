package dev.freestand.containers.portability;

import dev.freestand.containers.predict.Cause;
import org.jspecify.annotations.Nullable;

/** What execve(2) means by its errors, for a file that is there: the probe has just read it. */
final class Errno {

    private static final int ENOENT = 2;
    private static final int ENOEXEC = 8;
    private static final int EACCES = 13;
    private static final int ELIBBAD = 80;

    private Errno() {}

    /**
     * The failure behind an errno.
     *
     * @param interpreter the interpreter that the file names, or null
     */
    static Failure ofExecve(int errno, @Nullable String interpreter) {
        return switch (errno) {
            case ENOENT ->
                new Failure(
                        Cause.INTERPRETER_MISSING,
                        "needs " + (interpreter == null ? "an interpreter" : interpreter) + ", found none (ENOENT)");
            case ENOEXEC ->
                new Failure(Cause.WRONG_ARCHITECTURE, "the kernel does not know how to execute it (ENOEXEC)");
            case EACCES -> new Failure(Cause.NOT_EXECUTABLE, "the kernel may not execute it (EACCES)");
            case ELIBBAD -> new Failure(Cause.INTERPRETER_MISSING, "its interpreter is damaged (ELIBBAD)");
            default -> new Failure(Cause.NOT_STARTED, "the kernel refuses to start it (errno " + errno + ")");
        };
    }
}
