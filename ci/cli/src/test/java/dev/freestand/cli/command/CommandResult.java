package dev.freestand.cli.command;

import dev.freestand.cli.console.Colour;
import dev.freestand.cli.console.ResultStream;
import dev.freestand.verifier.process.ProcessResult;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What came of a command that ran in the process of the test, which costs a fraction of a process of its own.
 *
 * @param code its exit code; -1 if it did not end in time
 */
public record CommandResult(int code, String out, String err) {

    static final int TOO_LATE = -1;

    /** The same as that of a process, for tests that have either. */
    public ProcessResult asProcess() {
        return new ProcessResult(
                code, out.getBytes(StandardCharsets.UTF_8), err.getBytes(StandardCharsets.UTF_8), false, false);
    }

    /** Runs it. File names among its words have to be absolute. */
    public static CommandResult run(Duration longest, String... words) throws InterruptedException, ExecutionException {
        return run(longest, System.getenv(), words);
    }

    /** Likewise, with these variables, as far as the command takes them from where it is started: {@code ship} does. */
    public static CommandResult run(Duration longest, Map<String, String> environment, String... words)
            throws InterruptedException, ExecutionException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Colour colour = new Colour(Colour.ofProcess().terminal(), environment);
        CommandResult result = run(longest, new ResultStream(out), colour, words);
        return new CommandResult(result.code, out.toString(StandardCharsets.UTF_8), result.err);
    }

    /** Likewise, with another standard output, which is not returned then. */
    static CommandResult run(Duration longest, ResultStream results, String... words)
            throws InterruptedException, ExecutionException {
        return run(longest, results, Colour.ofProcess(), words);
    }

    private static CommandResult run(Duration longest, ResultStream results, Colour colour, String... words)
            throws InterruptedException, ExecutionException {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(results, StandardCharsets.UTF_8), true);
        StringWriter err = new StringWriter();
        FutureTask<Integer> task =
                new FutureTask<>(() -> Freestand.run(words, out, new PrintWriter(err), colour, results));
        Thread thread = new Thread(task, String.join(" ", words));
        thread.setDaemon(true);
        thread.start();
        int code;
        try {
            code = task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            code = TOO_LATE;
        }
        return new CommandResult(code, "", err.toString());
    }
}
