package dev.freestand.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.cli.console.Colour;
import dev.freestand.cli.console.ResultStream;
import dev.freestand.core.text.ColourMode;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who decides on colour, and that help, results and errors obey. */
class ColourTest {

    private static final Colour TERMINAL = new Colour(true, Map.of("TERM", "xterm"));

    @ParameterizedTest
    @CsvSource({
        "true,  xterm, '',          '', false, COLOURED",
        "true,  xterm, '',          '', true,  PLAIN",
        "false, xterm, '',          '', false, PLAIN",
        "true,  dumb,  '',          '', false, PLAIN",
        "true,  '',    '',          '', false, PLAIN",
        "true,  xterm, NO_COLOR,    1,  false, PLAIN",
        "true,  xterm, NO_COLOR,    0,  false, PLAIN",
        "true,  xterm, NO_COLOR,    '', false, COLOURED",
        "false, dumb,  FORCE_COLOR, 1,  false, COLOURED",
        "false, xterm, FORCE_COLOR, 1,  true,  PLAIN",
        "false, xterm, FORCE_COLOR, 0,  false, PLAIN",
        "false, xterm, CLICOLOR_FORCE, 1, false, COLOURED",
        "false, xterm, CLICOLOR_FORCE, 0, false, PLAIN",
    })
    void decides(boolean terminal, String term, String variable, String value, boolean refused, ColourMode expected) {
        Map<String, String> environment =
                variable.isEmpty() ? Map.of("TERM", term) : Map.of("TERM", term, variable, value);
        assertThat(new Colour(terminal, environment).paint(refused)).isEqualTo(expected);
    }

    @Test
    void refusingColoursPrecedesForcingThem() {
        Map<String, String> both = Map.of("TERM", "xterm", "NO_COLOR", "1", "FORCE_COLOR", "1");
        assertThat(new Colour(true, both).paint(false)).isEqualTo(ColourMode.PLAIN);
    }

    @Test
    void helpAndResultsObey() {
        for (String command : new String[] {"--help", "help-of-inspect", "explain", "environments"}) {
            String[] words = command.startsWith("help-") ? new String[] {"inspect", "--help"} : new String[] {command};
            assertThat(out(TERMINAL, words)).as(command).contains("\u001b[1m");
            assertThat(out(new Colour(false, Map.of("TERM", "xterm")), words))
                    .as(command)
                    .isNotEmpty()
                    .doesNotContain("\u001b");
            String[] refusing = new String[words.length + 1];
            System.arraycopy(words, 0, refusing, 0, words.length);
            refusing[words.length] = "--no-color";
            assertThat(out(TERMINAL, refusing)).as(command).isNotEmpty().doesNotContain("\u001b");
        }
    }

    @Test
    void noEscapeSequenceOfACommandLineReachesTheTerminal() {
        String hostile = "\u001b[31mred";
        for (String[] words : new String[][] {
            {hostile},
            {"inspect", hostile},
            {"explain", hostile},
            {"scan", hostile},
            {"report", hostile},
            {"--config", hostile, "verify"},
            {"--config", hostile, "ship"},
            {"-v", "--config", hostile, "build"},
            {"inspect", "--tree", "--root", hostile, hostile},
            {"inspect", "--size", hostile}
        }) {
            StringWriter both = new StringWriter();
            run(both, both, new Colour(false, Map.of()), words);
            assertThat(both.toString()).contains("[31mred").doesNotContain("\u001b");
        }
    }

    private static String out(Colour colour, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertThat(run(out, err, colour, words)).as(err.toString()).isZero();
        return out.toString();
    }

    private static int run(StringWriter out, StringWriter err, Colour colour, String... words) {
        return Freestand.run(
                words,
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                colour,
                new ResultStream(OutputStream.nullOutputStream()));
    }
}
