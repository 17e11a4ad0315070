package dev.freestand.cli.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells how many cells are over, and how long the others will take at that pace. */
final class CellProgress implements dev.freestand.containers.portability.Progress {

    private final Progress progress;
    private final Clock clock;
    private final Instant begin;

    CellProgress(Progress progress, Clock clock) {
        this.progress = progress;
        this.clock = clock;
        this.begin = clock.instant();
    }

    @Override
    public void finished(int done, int total, String variant, String environment) {
        Duration each = Duration.between(begin, clock.instant()).dividedBy(done);
        String left = done == total ? "" : ", " + words(each.multipliedBy(total - done)) + " left";
        progress.say("cell " + done + " of " + total + left + ": " + variant + " in " + environment);
    }

    /** Whole seconds, rounded up; minutes from two on. */
    private static String words(Duration left) {
        long seconds = left.plusMillis(999).toSeconds();
        return seconds < 120 ? seconds + " s" : left.toMinutes() + " min";
    }
}
