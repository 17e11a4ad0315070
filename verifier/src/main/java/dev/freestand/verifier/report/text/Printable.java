package dev.freestand.verifier.report.text;

/** Makes text from a binary safe to show on a terminal: no control character, no escape sequence comes through. */
public final class Printable {

    private Printable() {}

    /** The same on one line. */
    public static String line(String hostile) {
        return of(hostile).replace('\n', ' ');
    }

    static String of(String hostile) {
        StringBuilder out = new StringBuilder(hostile.length());
        hostile.codePoints()
                .forEach(c -> out.appendCodePoint(
                        c == '\n' || !(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)
                                ? c
                                : 0xFFFD));
        return out.toString();
    }
}
