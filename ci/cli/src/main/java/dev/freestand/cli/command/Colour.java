package dev.freestand.cli.command;

import dev.freestand.verifier.report.text.ColourMode;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;

/**
 * The one place that decides whether results and help are coloured.
 *
 * @param terminal standard output is a terminal
 * @param environment the process's variables
 */
record Colour(boolean terminal, Map<String, String> environment) {

    /** Set by the launcher, which can tell; {@code System.console()} needs a terminal for standard input too. */
    private static final String TERMINAL = "freestand.terminal";

    Colour {
        environment = Map.copyOf(environment);
    }

    /** As the terminal and the environment of this process have it. */
    static Colour ofProcess() {
        return new Colour(Boolean.getBoolean(TERMINAL), System.getenv());
    }

    /**
     * Whoever says no is obeyed first: {@code --no-color}, then {@code NO_COLOR} with any value but the empty one. Then
     * whoever insists, by {@code FORCE_COLOR} or {@code CLICOLOR_FORCE}. Otherwise a terminal that knows more than text.
     *
     * @param refused {@code --no-color} was given
     */
    ColourMode paint(boolean refused) {
        if (refused || !environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return ColourMode.PLAIN;
        }
        if (insists("FORCE_COLOR") || insists("CLICOLOR_FORCE")) {
            return ColourMode.COLOURED;
        }
        String kind = environment.getOrDefault("TERM", "");
        return terminal && !kind.isEmpty() && !kind.equals("dumb") ? ColourMode.COLOURED : ColourMode.PLAIN;
    }

    /** The same decision for help, where words to type are bold and words to replace underlined, as in a manual page. */
    ColorScheme help(boolean refused) {
        return new ColorScheme.Builder(paint(refused) == ColourMode.COLOURED ? Ansi.ON : Ansi.OFF)
                .commands(Style.bold)
                .options(Style.bold)
                .parameters(Style.underline)
                .optionParams(Style.underline)
                .build();
    }

    private boolean insists(String variable) {
        String value = environment.getOrDefault(variable, "");
        return !value.isEmpty() && !value.equals("0") && !value.equals("false");
    }
}
