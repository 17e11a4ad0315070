package dev.freestand.aot.jdk;

import java.util.ArrayList;
import java.util.List;

/**
 * Small methods in place of large ones of the JDK, with as much of their meaning as picocli and Bouncy Castle use in
 * these programs.
 *
 * <p>The JDK's would bring regular expressions, number formats and the data of all locales into the native file.
 */
public final class JdkReplacements {
    private JdkReplacements() {}

    /** {@code %s}, {@code %d}, {@code %n} and {@code %%}; anything else is a mistake. */
    public static String format(String pattern, Object[] values) {
        StringBuilder text = new StringBuilder();
        int value = 0;
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at++);
            if (c != '%') {
                text.append(c);
                continue;
            }
            switch (at < pattern.length() ? pattern.charAt(at++) : '?') {
                case 's', 'd' -> text.append(values[value++]);
                case 'n' -> text.append('\n');
                case '%' -> text.append('%');
                default -> throw new IllegalArgumentException("format " + pattern);
            }
        }
        return text.toString();
    }

    public static String[] split(String text, String separator) {
        return split(text, separator, 0);
    }

    /** Separators are plain text, or picocli's expression for the end of a line. */
    public static String[] split(String text, String separator, int limit) {
        String plain = separator.equals("\\r?\\n|\\r|%n") ? "\n" : separator;
        List<String> parts = new ArrayList<>();
        int start = 0;
        int end = text.indexOf(plain);
        while (end >= 0 && (limit <= 0 || parts.size() < limit - 1)) {
            parts.add(text.substring(start, end));
            start = end + plain.length();
            end = text.indexOf(plain, start);
        }
        parts.add(text.substring(start));
        while (limit == 0 && parts.size() > 1 && parts.get(parts.size() - 1).isEmpty()) {
            parts.remove(parts.size() - 1);
        }
        return parts.toArray(new String[0]);
    }

    /** The program does not depend on its environment, and picocli in it does not either. */
    public static String getProperty(String name) {
        return name.equals("line.separator") ? "\n" : null;
    }

    public static String getProperty(String name, String otherwise) {
        String value = getProperty(name);
        return value == null ? otherwise : value;
    }

    public static String getenv(String name) {
        return null;
    }

    /** {@link Integer#rotateLeft}, of a class that needs no initialization; what C compilers know as a rotation. */
    public static int rotateLeft(int value, int distance) {
        return value << (distance & 31) | value >>> (-distance & 31);
    }
}
