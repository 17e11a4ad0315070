package dev.freestand.containers.image.format;

import java.time.Duration;

/** The end of the time that one image may take, and what is being done in it. */
public final class Deadline {

    private final ImageReference image;
    private final Duration limit;
    private final long end;
    private volatile String doing = "requesting the manifest";

    public Deadline(ImageReference image, Duration limit) {
        this.image = image;
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** Says what is done from now on, for the message. */
    public void now(String what) {
        doing = what;
    }

    /** Time left; zero when it is over. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    public boolean isOver() {
        return remaining().isZero();
    }

    /**
     * Goes on only while there is time.
     *
     * @throws ImageException if there is none
     * @throws InterruptedException if this thread is to stop
     */
    public void check() throws ImageException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped while " + doing);
        }
        if (isOver()) {
            throw ImageException.timedOut(image, limit, doing);
        }
    }
}
