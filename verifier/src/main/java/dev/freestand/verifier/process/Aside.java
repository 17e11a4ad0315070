package dev.freestand.verifier.process;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Something that is worked out by a thread of its own while its starter does something else.
 *
 * @param <T> what comes of it
 */
public final class Aside<T> {

    private final FutureTask<T> task;
    private final Thread thread;

    private Aside(FutureTask<T> task) {
        this.task = task;
        this.thread = new Thread(task, "aside");
        thread.setDaemon(true);
    }

    /**
     * What is to be worked out.
     *
     * @param <T> what comes of it
     */
    public interface Work<T> {

        /** Works it out. */
        T get() throws IOException;
    }

    /** Begins. */
    public static <T> Aside<T> start(Work<T> work) {
        Aside<T> aside = new Aside<>(new FutureTask<>(work::get));
        aside.thread.start();
        return aside;
    }

    /**
     * Waits for what came of it. A thread interrupted meanwhile passes that on to the one that works, waits for its end
     * all the same, and keeps its interrupted status.
     *
     * @throws IOException if the work ended so; what else it may throw is thrown here too
     */
    public T result() throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    thread.interrupt();
                } catch (ExecutionException e) {
                    throw thrown(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static IOException thrown(ExecutionException e) {
        if (e.getCause() instanceof IOException fault) {
            return fault;
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        // Work throws nothing else that is checked.
        throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
    }
}
