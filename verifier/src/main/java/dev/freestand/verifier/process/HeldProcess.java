package dev.freestand.verifier.process;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/**
 * A program that is started and left to wait: its standard input stays open, and what it writes is dropped. Closing kills it
 * and all it started.
 */
public final class HeldProcess implements AutoCloseable {

    private final Process process;

    private HeldProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it, with the search path and nothing else of this process's environment: what holds a hostile file must not
     * show it our secrets, which stand in /proc.
     *
     * @param argv program and arguments, passed as they are
     * @throws ProcessNotStartedException if there is no such program, or it may not be executed
     */
    public static HeldProcess start(List<String> argv) throws ProcessNotStartedException {
        try {
            ProcessBuilder builder = CommandPreparation.builder(argv, null);
            builder.environment().clear();
            builder.environment().putAll(ProcessRequest.of(argv).environment());
            return new HeldProcess(builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new ProcessNotStartedException(argv.get(0), e);
        }
    }

    /** Everything that it started and that lives. */
    public List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Its exit status; empty while it lives. */
    public OptionalInt ended() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    @Override
    public void close() {
        descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
