package dev.freestand.aot.jdk.java.text;

/** Takes the place of the JDK's line break iterator: a line may end after spaces, as in all of this tool's texts. */
public final class BreakIterator {
    /** Answer of {@link #next} after the last boundary. */
    public static final int DONE = -1;

    private String text = "";
    private int at;

    private BreakIterator() {}

    public static BreakIterator getLineInstance() {
        return new BreakIterator();
    }

    public void setText(String newText) {
        text = newText;
        at = 0;
    }

    public int first() {
        at = 0;
        return at;
    }

    public int next() {
        if (at >= text.length()) {
            return DONE;
        }
        while (at < text.length() && text.charAt(at) > ' ') {
            at++;
        }
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }
}
