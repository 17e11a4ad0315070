package dev.freestand.core.text;

import org.jspecify.annotations.Nullable;

/** Whether text for people is coloured. Words never depend on it: a colour only repeats what they say. */
public enum ColourMode {
    /** Not one escape sequence: for files, pipes, and those who ask for none. */
    PLAIN,
    /** With the escape sequences of a terminal (ECMA-48, SGR). */
    COLOURED;

    /** The variables that are asked for in {@link #of}. */
    public interface Environment {

        /** The value of a variable; null where it is not set. */
        @Nullable
        String get(String variable);
    }

    /**
     * A refusal counts first: {@code --no-color}, then {@code NO_COLOR} with any value but the empty one. Then
     * a demand, by {@code FORCE_COLOR} or {@code CLICOLOR_FORCE}. Otherwise a terminal that supports more than text.
     *
     * @param refused {@code --no-color} was given
     * @param terminal standard output is a terminal
     */
    public static ColourMode of(boolean refused, boolean terminal, Environment environment) {
        if (refused || !value(environment, "NO_COLOR").isEmpty()) {
            return PLAIN;
        }
        if (insists(environment, "FORCE_COLOR") || insists(environment, "CLICOLOR_FORCE")) {
            return COLOURED;
        }
        String kind = value(environment, "TERM");
        return terminal && !kind.isEmpty() && !kind.equals("dumb") ? COLOURED : PLAIN;
    }

    private static boolean insists(Environment environment, String variable) {
        String value = value(environment, variable);
        return !value.isEmpty() && !value.equals("0") && !value.equals("false");
    }

    private static String value(Environment environment, String variable) {
        String value = environment.get(variable);
        return value == null ? "" : value;
    }
}
