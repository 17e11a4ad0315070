package dev.freestand.containers.engine;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls that must not be waited for longer than a given time: a daemon that died may leave a connection open for ever. */
final class TimeLimitedCall implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "freestand-engine");
        // A call that never returns must not keep the program from ending.
        thread.setDaemon(true);
        return thread;
    });

    /**
     * The call's result.
     *
     * @throws TimeoutException if it takes longer; it is interrupted and left behind
     * @throws ExecutionException if it throws
     */
    <T> T call(Duration most, Callable<T> call) throws TimeoutException, ExecutionException, InterruptedException {
        Future<T> future = threads.submit(call);
        try {
            return future.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            future.cancel(true);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
