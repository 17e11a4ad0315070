package dev.freestand.core.text;

/**
 * Escapes what the runner of GitHub Actions would take for a command in what a step prints: a program under test, a file name or a
 * message from outside must not be able to give one. A command begins with {@code ::}, behind blanks at most, or contains
 * {@code ##[} anywhere. The second colon and the bracket are written as JSON escapes them; in JSON, where only the bracket can
 * occur, that is the same text. {@code ::stop-commands::} is not used: its effect reaches across both streams of a step, which
 * the runner reads in no fixed order, so that it could swallow commands that are meant.
 *
 * <p>One for each stream, as a command may be written in parts.
 */
public final class WorkflowCommandEscaper {

    /** The variable that is {@code true} in such a job. */
    public static final String VARIABLE = "GITHUB_ACTIONS";

    /** Whether nothing but blanks has been written in this line. */
    private boolean blank = true;

    /** Whether a colon is all that has been written in this line beside blanks. */
    private boolean colon;

    /** How many of these have been written last. */
    private int hashes;

    /** The next part of what is written to the stream, escaped. */
    public String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == ':' && colon) {
                safe.append("\\u003a");
            } else if (c == '[' && hashes >= 2) {
                safe.append("\\u005b");
            } else {
                safe.append(c);
            }
            hashes = c == '#' ? hashes + 1 : 0;
            colon = c == ':' && blank;
            blank = c == '\n' || c == '\r' || blank && isBlank(c);
        }
        return safe.toString();
    }

    /** What {@code String.TrimStart} of .NET, in which the runner is written, takes away, and a little more. */
    private static boolean isBlank(char c) {
        return c <= ' '
                || c == 0x85
                || c == 0xa0
                || c == 0x1680
                || c >= 0x2000 && c <= 0x200a
                || c == 0x2028
                || c == 0x2029
                || c == 0x202f
                || c == 0x205f
                || c == 0x3000;
    }
}
