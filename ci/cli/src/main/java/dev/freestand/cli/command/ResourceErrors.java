package dev.freestand.cli.command;

import org.jspecify.annotations.Nullable;

/** What to say when the machine gives the program too little of something. Nothing is proved then, and nothing refuted. */
final class ResourceErrors {

    /** Causes can lie in a ring. */
    private static final int DEEPEST = 20;

    private static final String TOO_MANY = "Too many open files";

    private ResourceErrors() {}

    /** Has this class loaded while that is possible. */
    static void ready() {}

    /** One line for people; null for anything else than scarcity. */
    static @Nullable String behind(Throwable fault) {
        Throwable at = fault;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            if (at instanceof OutOfMemoryError || at instanceof LinkageError) {
                return of(at);
            }
            // The platform says it in an exception of any kind, and in errors while it makes itself ready.
            if (String.valueOf(at.getMessage()).contains(TOO_MANY)) {
                return "too many files are open: allow more (ulimit -n)";
            }
            at = at.getCause();
        }
        return null;
    }

    private static String of(Throwable fault) {
        String reason = fault.getMessage();
        if (fault instanceof OutOfMemoryError) {
            return reason != null && reason.contains("thread")
                    ? "no more threads can be started: allow more processes (ulimit -u) or more memory (ulimit -v)"
                    : "there is too little memory (" + reason
                            + "): give it more, such as FREESTAND_JAVA_OPTIONS=-Xmx1g";
        }
        return "a part of the program cannot be loaded (" + reason
                + "): allow more open files (ulimit -n) or more memory, or install freestand again";
    }
}
