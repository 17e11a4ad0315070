package dev.freestand.cli.command;

import dev.freestand.cli.console.Colour;
import dev.freestand.cli.console.ResultStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** Runs the command line of the edition for Java in this process. */
public final class JavaEdition {

    private JavaEdition() {}

    /** What a run left behind. */
    public record Run(int exit, String out, String err) {}

    /** Runs it with these words, off a terminal. */
    public static Run run(List<String> words) {
        return run(words, new Colour(false, Map.of()));
    }

    /** Runs it with these words, and this output and these variables. */
    public static Run run(List<String> words, Colour colour) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Freestand.run(
                words.toArray(String[]::new),
                new PrintWriter(out),
                new PrintWriter(err),
                colour,
                new ResultStream(OutputStream.nullOutputStream()));
        return new Run(exit, out.toString(), err.toString());
    }
}
