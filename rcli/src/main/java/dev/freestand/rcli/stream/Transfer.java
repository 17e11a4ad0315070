package dev.freestand.rcli.stream;

import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.posix.Posix;
import org.jspecify.annotations.Nullable;

/**
 * From where to where a run goes, and what the terminal gets of it.
 *
 * @param input path of the file to read; {@code null}: standard input
 * @param output path of the file to write; {@code null}: standard output
 * @param force whether to write to a terminal
 * @param quiet whether to show no progress
 */
public record Transfer(@Nullable String input, @Nullable String output, boolean force, boolean quiet) {
    /** Reads all of one and writes the other. */
    public interface Work {
        public void run(Input source, Output sink, Progress progress) throws RunException;
    }

    /**
     * Opens both and does the work. The destination has the result when all of it is there, and else stays as it was.
     *
     * @param text whether the result is text, which a terminal can show
     */
    public void run(Posix sys, boolean text, Work work) throws RunException {
        Input source = input == null ? Input.standard(sys) : Input.open(sys, input);
        // Before anything is read: bytes taken from a pipe and then refused would be lost.
        Output sink = Destination.open(sys, source, input, output, force || text);
        Progress progress = Progress.of(sys, quiet, source, sink);
        try {
            work.run(source, sink, progress);
            sink.commit();
        } catch (RunException e) {
            throw sink.discard(e);
        } finally {
            progress.clear();
        }
    }
}
