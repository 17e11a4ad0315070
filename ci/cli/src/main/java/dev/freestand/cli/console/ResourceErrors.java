package dev.freestand.cli.console;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.name.EscapedText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What to say when the machine gives the program too little of something. Nothing is proved then, and nothing refuted. */
public final class ResourceErrors {

    /** Causes can lie in a ring. */
    private static final int DEEPEST = 20;

    private static final String TOO_MANY = "Too many open files";

    private static boolean said;

    private ResourceErrors() {}

    /** Has this class loaded while that is possible, and no thread end without a message for lack of memory. */
    public static void ready() {
        Thread.setDefaultUncaughtExceptionHandler(new UncaughtErrorPrinter());
    }

    /** One line for people, which is to be printed; null for anything else than scarcity. */
    public static synchronized @Nullable String behind(Throwable fault) {
        String line = line(fault);
        said |= line != null;
        return line;
    }

    private static @Nullable String line(Throwable fault) {
        Throwable at = fault;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            if (at instanceof OutOfMemoryError || at instanceof LinkageError) {
                return of(at);
            }
            // The platform says it in an exception of any kind, and in errors while it makes itself ready.
            if (String.valueOf(at.getMessage()).contains(TOO_MANY)) {
                return "too many open files: raise the limit (ulimit -n)";
            }
            at = at.getCause();
        }
        return null;
    }

    private static String of(Throwable fault) {
        String reason = fault.getMessage();
        if (fault instanceof OutOfMemoryError) {
            return reason != null && reason.contains("thread")
                    ? "no more threads can be started: raise the limit of processes (ulimit -u) or of memory"
                            + " (ulimit -v)"
                    : "out of memory (" + reason + "): allow more, for example with FREESTAND_JAVA_OPTIONS=-Xmx1g";
        }
        return "a part of the program cannot be loaded (" + reason + "): raise the limit of open files (ulimit -n)"
                + " or of memory, or reinstall freestand";
    }

    /**
     * Ends the program when a thread ends by an error that is not handled: others may wait for it for ever. What is needed
     * for that is made beforehand, since there may be no memory left for anything.
     */
    private static final class UncaughtErrorPrinter implements Thread.UncaughtExceptionHandler {

        private static final byte[] MEMORY =
                ascii("freestand: out of memory: allow more, for example with FREESTAND_JAVA_OPTIONS=-Xmx1g\n");

        // Read now: later even a class may not be loaded any more.
        private final int inconclusive = ExitCode.INCONCLUSIVE.status();
        private final int internal = ExitCode.INTERNAL.status();
        private final FileOutputStream err = new FileOutputStream(FileDescriptor.err);

        private static byte[] ascii(String text) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public void uncaughtException(Thread thread, Throwable fault) {
            boolean memory = fault instanceof OutOfMemoryError || fault instanceof LinkageError;
            synchronized (ResourceErrors.class) {
                // The main thread has said it, and ends the program.
                if (memory && said) {
                    return;
                }
                try {
                    err.write(
                            memory
                                    ? MEMORY
                                    : ascii("freestand: internal error: " + EscapedText.line(fault.toString()) + "\n"));
                } catch (IOException e) {
                    // It cannot be printed; the exit code shows it.
                    said = true;
                }
                Runtime.getRuntime().halt(memory ? inconclusive : internal);
            }
        }
    }
}
