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

    /**
     * A page or a drawing without characters that escaping leaves alone, and that none may hold (HTML, section 13.2.3.5) or
     * that turn the text behind them around. Tabs stay.
     */
    public static String page(String markup) {
        StringBuilder out = new StringBuilder(markup.length());
        markup.codePoints().forEach(c -> out.appendCodePoint(isPlain(c) || c == '\n' || c == '\t' ? c : 0xFFFD));
        return out.toString();
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
