package dev.freestand.containers.portability;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks side by side and returns their results in the order of the tasks. */
final class OrderedTasks {

    /** A task that does not throw what has to be caught. */
    interface Task<T> extends Callable<T> {
        @Override
        T call();
    }

    private OrderedTasks() {}

    static <T> List<T> run(List<? extends Task<T>> tasks, int jobs) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(jobs, task -> {
            Thread thread = new Thread(task, "freestand-cell");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a cell failed with an error", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
