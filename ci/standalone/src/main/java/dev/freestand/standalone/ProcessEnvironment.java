package dev.freestand.standalone;

import dev.freestand.aot.libc.Errno;
import dev.freestand.aot.libc.LibcFunctions;
import dev.freestand.core.name.RawText;
import dev.freestand.core.text.WorkflowCommandEscaper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;

/** What the process was started with: standard output and standard error, as UTF-8 whatever the locale is, arguments and
 * variables. */
final class ProcessEnvironment {

    private static final int OUT = 1;
    private static final int ERR = 2;

    /** What keeps output from giving commands to the job of GitHub Actions that this process may run in. */
    private static final boolean IN_ACTIONS = "true".equals(variable(WorkflowCommandEscaper.VARIABLE));

    private static final WorkflowCommandEscaper OUTPUT = new WorkflowCommandEscaper();
    private static final WorkflowCommandEscaper MESSAGES = new WorkflowCommandEscaper();

    private ProcessEnvironment() {}

    /** Writes results; 0, or the error number of why not all of it could be written. */
    static int print(String text) {
        return write(OUT, IN_ACTIONS ? OUTPUT.escape(text) : text);
    }

    /** Prints a line; a failure to do so cannot be reported. */
    static void say(String line) {
        write(ERR, IN_ACTIONS ? MESSAGES.escape(line + "\n") : line + "\n");
    }

    /** Whether standard output is a terminal. */
    static boolean isTerminal() {
        return LibcFunctions.isatty(OUT) == 1;
    }

    /** The words of the command line, the program's own name left out; see {@link RawText#word}. */
    static List<String> arguments() {
        List<String> words = new ArrayList<>();
        for (int n = 1; n < LibcFunctions.argumentCount(); n++) {
            words.add(RawText.word(LibcFunctions.bytes(LibcFunctions.argument(n))));
        }
        return words;
    }

    /** The value of an environment variable; null where it is not set. */
    static @Nullable String variable(String name) {
        byte[] zeroEnded = (name + "\0").getBytes(StandardCharsets.UTF_8);
        Address value = LibcFunctions.getenv(Address.ofData(zeroEnded));
        return value == null ? null : RawText.word(LibcFunctions.bytes(value));
    }

    /** The text in UTF-8 that ends with a zero. */
    static String text(Address string) {
        return new String(LibcFunctions.bytes(string), StandardCharsets.UTF_8);
    }

    private static int write(int descriptor, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int at = 0;
        while (at < bytes.length) {
            long count = LibcFunctions.write(descriptor, Address.ofData(bytes).add(at), bytes.length - at);
            if (count >= 0) {
                at += (int) count;
            } else if (LibcFunctions.errno() != Errno.EINTR) {
                return LibcFunctions.errno();
            }
        }
        return 0;
    }
}
