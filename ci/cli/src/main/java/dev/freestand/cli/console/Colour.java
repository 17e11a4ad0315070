package dev.freestand.cli.console;

import dev.freestand.core.text.ColourMode;
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
public record Colour(boolean terminal, Map<String, String> environment) {

    /** Set by the launcher, which can test it; {@code System.console()} needs a terminal for standard input too. */
    private static final String TERMINAL = "freestand.terminal";

    public Colour {
        environment = Map.copyOf(environment);
    }

    /** As the terminal and the environment of this process have it. */
    public static Colour ofProcess() {
        return new Colour(Boolean.getBoolean(TERMINAL), System.getenv());
    }

    /**
     * How results are printed; see {@link ColourMode#of}.
     *
     * @param refused {@code --no-color} was given
     */
    public ColourMode paint(boolean refused) {
        return ColourMode.of(refused, terminal, environment::get);
    }

    /** The same decision for help, where words to type are bold and words to replace underlined, as in a manual page. */
    public ColorScheme help(boolean refused) {
        return new ColorScheme.Builder(paint(refused) == ColourMode.COLOURED ? Ansi.ON : Ansi.OFF)
                .commands(Style.bold)
                .options(Style.bold)
                .parameters(Style.underline)
                .optionParams(Style.underline)
                .build();
    }
}
