package dev.freestand.verifier.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Opens several files in another thread, one after the other: to hand work to a thread and to wait for it costs more than
 * to open a file, and is done once for all of them. Where one waits too long, the thread is left behind and another
 * goes on with the next.
 */
final class OpenBatch<T extends Closeable> {

    /** Opens one file; null stands for a file that is of no interest. */
    interface Opening<T> {

        @Nullable
        T open(Path file) throws IOException;
    }

    /**
     * What came of one file.
     *
     * @param opened null if it could not be opened, or is of no interest
     * @param fault why it could not be opened
     */
    record Opened<T>(@Nullable T opened, @Nullable IOException fault) {}

    private final List<Path> files;
    private final Opening<T> opening;
    private final AtomicReferenceArray<@Nullable Opened<T>> results;
    private final Semaphore finished = new Semaphore(0);

    private OpenBatch(List<Path> files, Opening<T> opening) {
        this.files = List.copyOf(files);
        this.opening = opening;
        this.results = new AtomicReferenceArray<>(this.files.size());
    }

    /**
     * Opens them all; the caller closes what is opened.
     *
     * @param longest how long one of them may take
     * @return one for each file, in their order
     * @throws InterruptedException if this thread is interrupted meanwhile; then nothing stays open
     */
    static <T extends Closeable> List<Opened<T>> open(
            Duration longest, List<Path> files, Opening<T> opening, Executor threads) throws InterruptedException {
        OpenBatch<T> batch = new OpenBatch<>(files, opening);
        try {
            batch.await(longest, threads);
        } catch (InterruptedException e) {
            batch.abandon();
            throw e;
        }
        List<Opened<T>> all = new ArrayList<>();
        for (int i = 0; i < batch.results.length(); i++) {
            Opened<T> one = batch.results.get(i);
            all.add(one == null ? batch.late(i, longest) : one);
        }
        return all;
    }

    private void await(Duration longest, Executor threads) throws InterruptedException {
        threads.execute(() -> from(0));
        int before = 0;
        while (!finished.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            int stuck = next(before);
            // As long as each wait sees more of them opened, it is only slow.
            if (stuck == before
                    && stuck < results.length()
                    && results.compareAndSet(stuck, null, late(stuck, longest))) {
                threads.execute(() -> from(stuck + 1));
                before = stuck + 1;
            } else {
                before = stuck;
            }
        }
    }

    private int next(int from) {
        int at = from;
        while (at < results.length() && results.get(at) != null) {
            at++;
        }
        return at;
    }

    /** Opens one after the other, until one is not waited for any more. */
    private void from(int first) {
        for (int i = first; i < files.size(); i++) {
            Opened<T> one = one(files.get(i));
            if (!results.compareAndSet(i, null, one)) {
                close(one);
                return;
            }
        }
        finished.release();
    }

    private Opened<T> one(Path file) {
        try {
            return new Opened<>(opening.open(file), null);
        } catch (IOException e) {
            return new Opened<>(null, e);
        } catch (RuntimeException | Error e) {
            // Reported where the file is asked for, not in a thread whose errors are lost.
            return new Opened<>(null, new IOException(FileNames.shown(file) + " cannot be opened: " + e, e));
        }
    }

    private Opened<T> late(int at, Duration longest) {
        return new Opened<>(null, TimeLimitedOpen.tooLong(files.get(at), longest));
    }

    /** No caller waits any more: what is open is closed, and what is opened later closes itself. */
    private void abandon() {
        Opened<T> given = new Opened<>(null, new FileSystemException("interrupted"));
        for (int i = 0; i < results.length(); i++) {
            Opened<T> one = results.getAndSet(i, given);
            if (one != null) {
                close(one);
            }
        }
    }

    private static void close(Opened<? extends Closeable> one) {
        Closeable open = one.opened();
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (IOException e) {
            // Only read from: nothing is lost, and no caller waits for it.
            return;
        }
    }
}
