package dev.freestand.containers.image.format;

import org.jspecify.annotations.Nullable;

/** Words of others, made fit for one line of a message: no control characters, nothing endless. */
public final class SafeText {

    private SafeText() {}

    /** At most {@code most} characters; control and formatting characters become '?'. */
    public static String clean(@Nullable String text, int most) {
        if (text == null) {
            return "nothing";
        }
        StringBuilder clean = new StringBuilder();
        text.codePoints().limit(most).forEach(c -> clean.appendCodePoint(isPrintable(c) ? c : '?'));
        return text.codePointCount(0, text.length()) > most ? clean + "…" : clean.toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** What an exception says, or its name where it says nothing. */
    public static String of(Throwable e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : clean(message, 200);
    }

    /** A number of bytes for people: {@code 8 GiB}, {@code 1.5 MiB}, {@code 17 bytes}. */
    public static String bytes(long count) {
        if (count < 1024) {
            return count + " bytes";
        }
        String[] units = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
        double value = count;
        int unit = -1;
        while (value >= 1024) {
            value /= 1024;
            unit++;
        }
        String number = String.format(java.util.Locale.ROOT, "%.1f", value);
        return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " " + units[unit];
    }
}
