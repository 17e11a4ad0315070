package dev.freestand.containers.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One whole system call of a log (strace(1)).
 *
 * @param process the number of its process
 * @param call its name
 * @param arguments as strace prints them
 * @param error name of the error it ended with; null where it succeeded, or did not end
 */
record StraceLine(
        long process,
        String call,
        String arguments,
        @Nullable String error) {

    /** A "<" stands only around the path of a descriptor, and quotes around strings, so neither can end a call early. */
    private static final Pattern CALL = Pattern.compile("([a-z_][a-z0-9_]*)"
            + "\\(((?:[^\"<]|\"(?:[^\"\\\\]|\\\\.)*+\"|<(?:[^>\\\\]|\\\\.)*+>)*)\\)"
            + "\\s+= (-?[0-9a-fx]+|\\?)(?: ([A-Z][A-Z0-9]+) \\(.*|<.*| .*)?");

    /** A string that strace did not cut, with the escapes that it makes. */
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(?!\\.\\.\\.)");

    /** A descriptor and the path behind it. */
    private static final Pattern FOLDER = Pattern.compile("^(?:AT_FDCWD|[0-9]+)<(/(?:[^>\\\\]|\\\\.)*)>");

    /** Reads what stands behind the number of the process; empty for a line that is no whole call. */
    static Optional<StraceLine> of(long process, String text) {
        Matcher call = CALL.matcher(text);
        if (!call.matches()) {
            return Optional.empty();
        }
        String error = call.group(3).equals("-1") ? call.group(4) : null;
        return Optional.of(new StraceLine(process, call.group(1), call.group(2), error));
    }

    /** Every path among the arguments; an empty one stands for the descriptor before it, and is none. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        Matcher string = STRING.matcher(arguments);
        while (string.find()) {
            if (!string.group(1).isEmpty()) {
                paths.add(string.group(1).replace("\\\"", "\"").replace("\\\\", "\\"));
            }
        }
        return paths;
    }

    /**
     * Whether it asks for a process that its tracer does not see (clone(2)), whatever came of it: where a cell refuses
     * the call, another kernel may not.
     */
    boolean untracedChild() {
        return (call.equals("clone") || call.equals("clone3")) && arguments.contains("CLONE_UNTRACED");
    }

    /** The folder that relative paths begin at, where the call names one. */
    Optional<String> folder() {
        Matcher folder = FOLDER.matcher(arguments);
        return folder.find() ? Optional.of(folder.group(1)) : Optional.empty();
    }
}
