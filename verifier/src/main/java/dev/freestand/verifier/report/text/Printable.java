package dev.freestand.verifier.report.text;

/** Makes text from a binary safe to show on a terminal: no control character, no escape sequence comes through. */
public final class Printable {

    private Printable() {}

    /**
     * The text with a replacement character for everything that is not a plain character or a line end; a tab becomes a
     * blank.
     */
    public static String of(String hostile) {
        StringBuilder out = new StringBuilder(hostile.length());
        hostile.codePoints()
                .map(c -> c == '\t' ? ' ' : c)
                .forEach(c -> out.appendCodePoint(c == '\n' || isPlain(c) ? c : 0xFFFD));
        return out.toString();
    }

    /** The same in one line: a line end becomes a space. */
    public static String line(String hostile) {
        return of(hostile).replace('\n', ' ');
    }

    /** Neither a control character, nor one that turns the direction of what follows, nor a line end in disguise. */
    public static boolean isPlain(int c) {
        int type = Character.getType(c);
        return !Character.isISOControl(c)
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE;
    }
}
