package dev.freestand.cli.verify;

import dev.freestand.cli.project.ProgressListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells how many cells are over, and how long the others will take at that pace. */
final class CellProgress implements dev.freestand.containers.portability.CellListener {

    private final ProgressListener progress;
    private final Clock clock;
    private final Instant begin;

    CellProgress(ProgressListener progress, Clock clock) {
        this.progress = progress;
        this.clock = clock;
        this.begin = clock.instant();
    }

    @Override
    public void finished(int done, int total, String variant, String environment) {
        Duration each = Duration.between(begin, clock.instant()).dividedBy(done);
        String left = done == total ? "" : ", " + describe(each.multipliedBy(total - done)) + " left";
        progress.say("cell " + done + " of " + total + left + ": " + variant + " in " + environment);
    }

    /** Whole seconds, rounded up; minutes from two on. */
    private static String describe(Duration left) {
        long seconds = left.plusMillis(999).toSeconds();
        return seconds < 120 ? seconds + " s" : left.toMinutes() + " min";
    }
}
