package dev.freestand.verifier.scan;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads for work that makes more work. When enough is waiting, a thread does new work itself, so that what waits takes
 * little memory however large a tree is.
 */
final class WorkerPool implements AutoCloseable {

    /** A thread with this many tasks waiting does the next one at once. */
    private static final int ENOUGH = 16;

    private final ForkJoinPool pool;
    private final AtomicLong pending = new AtomicLong(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

    WorkerPool(int threads) {
        pool = new ForkJoinPool(threads);
    }

    /** Runs it now or later, on one of the threads. */
    void submit(Runnable work) {
        if (ForkJoinTask.inForkJoinPool() && ForkJoinTask.getSurplusQueuedTaskCount() > ENOUGH) {
            work.run();
            return;
        }
        pending.incrementAndGet();
        pool.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                fault.compareAndSet(null, e);
            } finally {
                finished();
            }
        });
    }

    /** Waits until all work is done; to be called once. A fault in any work is thrown here. */
    void await() throws InterruptedException {
        finished();
        done.await();
        Throwable first = fault.get();
        if (first != null) {
            throw new IllegalStateException("a scan broke off: " + first, first);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private void finished() {
        if (pending.decrementAndGet() == 0) {
            done.countDown();
        }
    }
}
