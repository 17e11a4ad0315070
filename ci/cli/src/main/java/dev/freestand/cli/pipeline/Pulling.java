package dev.freestand.cli.pipeline;

import dev.freestand.containers.image.Digest;
import dev.freestand.containers.image.PullProgress;
import java.util.HashMap;
import java.util.Map;

/** Tells of layers being pulled, at each quarter of one. */
final class Pulling implements PullProgress {

    private static final int PARTS = 4;
    private static final double MIB = 1 << 20;

    private final Progress progress;
    private final Map<Digest, Long> told = new HashMap<>();

    Pulling(Progress progress) {
        this.progress = progress;
    }

    @Override
    public synchronized void received(Digest blob, long bytes, long total) {
        long part = total == 0 ? PARTS : PARTS * bytes / total;
        if (part > told.getOrDefault(blob, 0L)) {
            told.put(blob, part);
            progress.say(String.format("pull %.19s… %.1f of %.1f MiB", blob, bytes / MIB, total / MIB));
        }
    }
}
