package dev.freestand.verifier.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.Executor;
import org.apache.commons.exec.PumpStreamHandler;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs through Apache Commons Exec. When their time is over they are killed with everything they started. A
 * thread interrupted while it waits kills the program likewise, keeps its interrupted status, and gets a result that
 * says {@code timedOut}.
 */
public final class CommonsExecRunner implements ProcessRunner {

    /** How long output is awaited after the program's end, in case a child it left behind holds the stream open. */
    private static final Duration DRAIN = Duration.ofSeconds(2);

    /** The executor asks for one; {@link ExactExecutor} starts the request's own argument vector. */
    private static final CommandLine UNUSED = new CommandLine("unused");

    /** What runs now, so that nothing goes on by itself when this program is ended by a signal. */
    private static final Set<TreeWatchdog> LIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> LIVE.forEach(TreeWatchdog::kill), "process-trees"));
    }

    @Override
    public ProcessResult run(ProcessRequest request) throws ProcessNotStartedException {
        String program = request.argv().get(0);
        BoundedOutput out = new BoundedOutput(request.outputLimit());
        BoundedOutput err = new BoundedOutput(request.outputLimit());
        PumpStreamHandler streams = new PumpStreamHandler(out, err, new ByteArrayInputStream(request.stdin()));
        streams.setStopTimeout(DRAIN);
        TreeWatchdog watchdog = new TreeWatchdog(request.timeout());
        ExactExecutor executor = new ExactExecutor(request);
        executor.setStreamHandler(streams);
        executor.setWatchdog(watchdog);
        // Every exit status is an answer here, none is an error of the call.
        executor.setExitValues(null);
        int exit;
        boolean cut = false;
        LIVE.add(watchdog);
        try {
            exit = executor.execute(UNUSED, request.environment());
        } catch (IOException e) {
            Process process = watchdog.process();
            if (process == null) {
                throw new ProcessNotStartedException(program, e);
            }
            // It ran; what failed is the end of a stream that somebody else still holds open.
            cut = true;
            exit = process.isAlive() ? Executor.INVALID_EXITVALUE : process.exitValue();
        } finally {
            watchdog.kill();
            LIVE.remove(watchdog);
            out.abandon();
            err.abandon();
        }
        boolean interrupted = exit == Executor.INVALID_EXITVALUE;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new ProcessResult(
                exit,
                out.bytes(),
                err.bytes(),
                watchdog.timedOut() || interrupted,
                cut || out.overflowed() || err.overflowed());
    }

    /**
     * Starts the argument vector of a request as it stands. The stock executor's command line trims the program's name and
     * turns its backslashes into slashes, which are ordinary characters of a file's name here.
     */
    private static final class ExactExecutor extends DefaultExecutor {

        private final ProcessRequest request;

        // The builder of the superclass makes the superclass only.
        @SuppressWarnings("deprecation")
        ExactExecutor(ProcessRequest request) {
            this.request = request;
        }

        @Override
        protected Process launch(CommandLine command, Map<String, String> environment, @Nullable Path directory)
                throws IOException {
            ProcessBuilder builder = CommandPreparation.builder(request.argv(), request.directory());
            builder.environment().clear();
            builder.environment().putAll(request.environment());
            return builder.start();
        }
    }
}
