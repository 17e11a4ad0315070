package dev.freestand.cli.verify;

import dev.freestand.cli.project.ProgressListener;
import dev.freestand.containers.image.format.OciDigest;
import dev.freestand.containers.image.format.PullProgress;
import java.util.HashMap;
import java.util.Map;

/** Tells of layers being pulled, at each quarter of one. */
public final class PullProgressPrinter implements PullProgress {

    private static final int PARTS = 4;
    private static final double MIB = 1 << 20;

    private final ProgressListener progress;
    private final Map<OciDigest, Long> told = new HashMap<>();

    public PullProgressPrinter(ProgressListener progress) {
        this.progress = progress;
    }

    @Override
    public synchronized void received(OciDigest blob, long bytes, long total) {
        long part = total == 0 ? PARTS : PARTS * bytes / total;
        if (part > told.getOrDefault(blob, 0L)) {
            told.put(blob, part);
            progress.say(String.format("pull %.19s… %.1f of %.1f MiB", blob, bytes / MIB, total / MIB));
        }
    }
}
