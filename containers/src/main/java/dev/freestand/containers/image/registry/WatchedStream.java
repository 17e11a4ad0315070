package dev.freestand.containers.image.registry;

import dev.freestand.containers.image.format.Deadline;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A body that may not stall: the JDK's client has no limit for the time between two reads. When nothing came for too
 * long, or the deadline is over, the stream is closed under the reader.
 */
final class WatchedStream extends FilterInputStream {

    private static final long LOOK_EVERY_MILLIS = 100;

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "freestand-pull-watch");
        thread.setDaemon(true);
        return thread;
    });

    private final Duration patience;
    private final Deadline deadline;
    private final ScheduledFuture<?> watch;
    private volatile long lastSign = System.nanoTime();
    private volatile @Nullable String cut;

    WatchedStream(InputStream body, Duration patience, Deadline deadline) {
        super(body);
        this.patience = patience;
        this.deadline = deadline;
        this.watch =
                WATCH.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        lastSign = System.nanoTime();
        int n;
        try {
            n = in.read(bytes, offset, length);
        } catch (IOException e) {
            throw cut == null ? e : new HttpTimeoutException(cut);
        }
        // A stream closed under its reader may look like one at its end.
        if (cut != null) {
            throw new HttpTimeoutException(cut);
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        watch.cancel(false);
        super.close();
    }

    private void look() {
        if (deadline.isOver()) {
            cut = "the time limit was reached";
        } else if (System.nanoTime() - lastSign > patience.toNanos()) {
            cut = "it sent nothing for " + patience.toSeconds() + " s";
        } else {
            return;
        }
        watch.cancel(false);
        try {
            in.close();
        } catch (IOException e) {
            // The reader gets the reason set above.
            return;
        }
    }
}
