package dev.freestand.core.text;

import dev.freestand.core.name.EscapedText;
import java.util.List;

/**
 * Text for a terminal, written from left to right. Whatever is put on it is first made {@link EscapedText}, and only then
 * coloured, so that no byte of a binary becomes an escape sequence. A colour ends before the line does: pagers and
 * {@code grep} take lines apart.
 */
public final class TextPage {

    /** Columns that {@link #flow} keeps within. */
    public static final int WIDTH = 100;

    /** However far to the right, so much is left to write in. */
    private static final int NARROWEST = 24;

    /** Lines that one text may take; a hostile file can hold one of megabytes. */
    private static final int TALLEST = 12;

    private final ColourMode paint;
    private final StringBuilder out = new StringBuilder();
    private int column;

    public TextPage(ColourMode paint) {
        this.paint = paint;
    }

    /** Writes the text as one line, however long. */
    public TextPage put(String text) {
        return put(TextStyle.NONE, text);
    }

    /** Writes text in a style. */
    public TextPage put(TextStyle ink, String text) {
        String clean = EscapedText.name(text);
        boolean inked = paint == ColourMode.COLOURED && ink != TextStyle.NONE && !clean.isBlank();
        if (inked) {
            out.append("\u001b[").append(ink.code()).append('m');
        }
        out.append(clean);
        if (inked) {
            out.append("\u001b[0m");
        }
        column += clean.codePointCount(0, clean.length());
        return this;
    }

    /** Goes on at a column, counted from 0; behind one blank where the line is further already. */
    public TextPage to(int wanted) {
        boolean apart = column == 0 || out.charAt(out.length() - 1) == ' ';
        int blanks = column < wanted ? wanted - column : apart ? 0 : 1;
        out.append(" ".repeat(blanks));
        column += blanks;
        return this;
    }

    /** Writes the text, cut where it would reach the column that the next one begins at, and goes on there. */
    public TextPage cell(TextStyle ink, String text, int next) {
        int[] all = EscapedText.name(text).codePoints().toArray();
        int room = Math.max(1, next - column - 1);
        put(ink, all.length <= room ? text : new String(all, 0, room - 1) + "…");
        return to(next);
    }

    /** The same in no colour. */
    public TextPage cell(String text, int next) {
        return cell(TextStyle.NONE, text, next);
    }

    /** A number with a comma after every three digits. A format says the same, and takes 8 ms to begin. */
    public static String grouped(long value) {
        StringBuilder digits = new StringBuilder(Long.toString(value));
        for (int at = digits.length() - 3; at > (value < 0 ? 1 : 0); at -= 3) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }

    /** Writes an unsigned number that ends before a column, with a comma after every three digits. */
    public TextPage number(long value, int end) {
        // What a file claims may be any number of 64 bits, and none is negative.
        String digits = value < 0 ? Long.toUnsignedString(value) : grouped(value);
        return to(end - digits.length()).put(digits);
    }

    /** Writes the text in lines of at most {@value #WIDTH} columns, each beginning where the first one did. */
    public TextPage flow(TextStyle ink, String text) {
        int start = column;
        List<String> lines = LineWrapper.lines(EscapedText.line(text), Math.max(NARROWEST, WIDTH - start), TALLEST);
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                end().to(start);
            }
            put(ink, lines.get(i));
        }
        return this;
    }

    /** The same in no colour. */
    public TextPage flow(String text) {
        return flow(TextStyle.NONE, text);
    }

    public TextPage end() {
        out.append('\n');
        column = 0;
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
