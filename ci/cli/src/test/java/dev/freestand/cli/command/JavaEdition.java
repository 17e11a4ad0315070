package dev.freestand.cli.command;

import dev.freestand.cli.console.Colour;
import dev.freestand.cli.console.ResultStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** Runs the command line of the edition for Java in this process, off a terminal. */
public final class JavaEdition {

    private JavaEdition() {}

    /** What a run left behind. */
    public record Run(int exit, String out, String err) {}

    /** Runs it with these words. */
    public static Run run(List<String> words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Freestand.run(
                words.toArray(String[]::new),
                new PrintWriter(out),
                new PrintWriter(err),
                new Colour(false, Map.of()),
                new ResultStream(OutputStream.nullOutputStream()));
        return new Run(exit, out.toString(), err.toString());
    }
}
