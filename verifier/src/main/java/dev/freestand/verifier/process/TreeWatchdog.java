package dev.freestand.verifier.process;

import java.time.Duration;
import java.util.List;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.Watchdog;
import org.jspecify.annotations.Nullable;

/**
 * Kills a program and everything it started, with a signal that cannot be ignored. The stock watchdog sends SIGTERM to
 * the program alone: one that ignores it, or a shell whose child holds the output open, would be waited for forever.
 */
final class TreeWatchdog extends ExecuteWatchdog {

    private @Nullable Process process;
    private boolean timedOut;

    // The builder of the superclass makes the superclass only.
    @SuppressWarnings("deprecation")
    TreeWatchdog(Duration timeout) {
        super(Math.max(1, timeout.toMillis()));
    }

    @Override
    public synchronized void start(Process started) {
        process = started;
        super.start(started);
    }

    @Override
    public synchronized void timeoutOccured(Watchdog watchdog) {
        if (process != null && process.isAlive()) {
            timedOut = true;
            kill();
        }
    }

    /** Kills a program that still lives. A dead one's number may be another's already, whose children are not ours. */
    synchronized void kill() {
        if (process != null && process.isAlive()) {
            // Listed before the kill: orphans belong to another parent and could not be found any more.
            List<ProcessHandle> children = process.descendants().toList();
            process.destroyForcibly();
            children.forEach(TreeWatchdog::kill);
        }
    }

    /** Whether the program was killed because its time was over. */
    synchronized boolean timedOut() {
        return timedOut;
    }

    /** The program, or null if it could not be started. */
    synchronized @Nullable Process process() {
        return process;
    }

    private static void kill(ProcessHandle handle) {
        if (handle.isAlive()) {
            List<ProcessHandle> children = handle.children().toList();
            handle.destroyForcibly();
            children.forEach(TreeWatchdog::kill);
        }
    }
}
