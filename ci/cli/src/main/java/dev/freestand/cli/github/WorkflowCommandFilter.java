package dev.freestand.cli.github;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Lets no text through that the runner of GitHub Actions would take for a command: a program under test, a file name or a
 * message from outside must not be able to give one. A command begins with {@code ::}, behind blanks at most, or contains
 * {@code ##[} anywhere. The second colon and the bracket are written as JSON escapes them; in JSON, where only the bracket can
 * occur, that is the same text. {@code ::stop-commands::} is not used: its effect reaches across both streams of a step, which
 * the runner reads in no fixed order, so that it could swallow commands that are meant.
 */
final class WorkflowCommandFilter extends FilterWriter {

    /** Whether nothing but blanks has been written in this line. */
    private boolean blank = true;

    /** Whether a colon is all that has been written in this line beside blanks. */
    private boolean colon;

    /** How many of these have been written last. */
    private int hashes;

    WorkflowCommandFilter(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        write(new char[] {(char) c}, 0, 1);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        write(text.toCharArray(), from, length);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        StringBuilder safe = new StringBuilder(length + 16);
        for (int at = from; at < from + length; at++) {
            put(text[at], safe);
        }
        out.write(safe.toString());
    }

    private void put(char c, StringBuilder safe) {
        if ((c == ':' && colon) || (c == '[' && hashes >= 2)) {
            safe.append(c == ':' ? "\\u003a" : "\\u005b");
        } else {
            safe.append(c);
        }
        hashes = c == '#' ? hashes + 1 : 0;
        colon = c == ':' && blank;
        // .NET's String.TrimStart takes more for blank than Java's Character.isWhitespace.
        blank = c == '\n' || c == '\r' || (blank && (Character.isWhitespace(c) || Character.isSpaceChar(c)));
    }
}
