package dev.freestand.verifier.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Opens names in threads of their own, since opening can take forever: a name that led to a regular file a moment ago can
 * lead to a FIFO now, whose opening waits for a writer, and Java has no {@code O_NONBLOCK}. Whoever opens waits for a
 * bounded time; a thread that is stuck is left behind, and keeps no process from ending.
 */
final class TimeLimitedOpen {

    /** Far longer than a local or a network file system takes. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    private static final long IDLE_SECONDS = 10;

    private static final ExecutorService OPENERS = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), TimeLimitedOpen::thread);

    private TimeLimitedOpen() {}

    /**
     * What an opening gives.
     *
     * @param file named in the error
     * @throws FileSystemException if it takes longer than that
     * @throws IOException as the opening does
     */
    static <T extends Closeable> T within(Duration longest, Path file, Callable<T> opening) throws IOException {
        FutureTask<T> task = new FutureTask<>(opening);
        OPENERS.execute(task);
        try {
            return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            OPENERS.execute(() -> closeLater(task));
            throw tooLong(file, longest);
        } catch (ExecutionException e) {
            throw fault(e.getCause());
        } catch (InterruptedException e) {
            OPENERS.execute(() -> closeLater(task));
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + FileNames.shown(file) + " was opened");
        }
    }

    /**
     * The same for several files at once, at little more than the cost of one.
     *
     * @return one for each file, in their order; the caller closes what is open
     */
    static <T extends Closeable> List<OpenBatch.Opened<T>> within(
            Duration longest, List<Path> files, OpenBatch.Opening<T> opening) throws InterruptedIOException {
        try {
            return OpenBatch.open(longest, files, opening, OPENERS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while files were opened");
        }
    }

    static FileSystemException tooLong(Path file, Duration longest) {
        return new FileSystemException(
                FileNames.shown(file),
                null,
                "is not opened within " + longest.toSeconds() + " s; is it a FIFO, or on a network that is down?");
    }

    /** What is opened after all, when no caller waits for it any more, must not stay open. */
    private static void closeLater(FutureTask<? extends Closeable> task) {
        try {
            task.get().close();
        } catch (ExecutionException | IOException e) {
            // Nothing is open, and the caller has a failure already.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static IOException fault(@Nullable Throwable cause) {
        if (cause instanceof IOException io) {
            return io;
        }
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(cause);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "opens-files");
        thread.setDaemon(true);
        return thread;
    }
}
