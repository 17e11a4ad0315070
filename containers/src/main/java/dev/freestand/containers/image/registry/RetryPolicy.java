package dev.freestand.containers.image.registry;

import dev.freestand.containers.image.format.Deadline;
import dev.freestand.containers.image.format.ImageException;
import java.time.Duration;

/**
 * When something is tried again that may pass by itself: broken connections, HTTP 5xx, and 429 with a short wait.
 *
 * @param attempts how often in all
 * @param first how long to wait after the first failure; doubled each time
 * @param longest a registry that asks for a longer wait than this is not waited for
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {

    /** Four times, after 0.5, 1 and 2 seconds, or as the registry asks up to 20. */
    public static final RetryPolicy USUAL = new RetryPolicy(4, Duration.ofMillis(500), Duration.ofSeconds(20));

    public RetryPolicy {
        if (attempts < 1 || first.isNegative() || longest.isNegative()) {
            throw new IllegalArgumentException("not a way to retry: " + attempts + ", " + first + ", " + longest);
        }
    }

    /** A request that may be made again. */
    interface Attempt<T> {
        T run() throws RetryableException, ImageException, InterruptedException;
    }

    /**
     * The first result.
     *
     * @throws ImageException what the last attempt ended with
     */
    <T> T call(Deadline deadline, Attempt<T> attempt) throws ImageException, InterruptedException {
        Duration pause = first;
        for (int n = 1; ; n++) {
            deadline.check();
            try {
                return attempt.run();
            } catch (RetryableException failure) {
                deadline.check();
                Duration wait = failure.wait(pause);
                if (n >= attempts || wait.compareTo(longest) > 0 || wait.compareTo(deadline.remaining()) >= 0) {
                    throw failure.inTheEnd();
                }
                Thread.sleep(wait.toMillis());
                pause = pause.multipliedBy(2);
            }
        }
    }
}
