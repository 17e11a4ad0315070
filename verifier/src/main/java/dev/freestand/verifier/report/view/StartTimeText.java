package dev.freestand.verifier.report.view;

import dev.freestand.verifier.proof.RuntimeCost;
import dev.freestand.verifier.proof.StartTimes;
import java.util.Locale;

/** How long a program takes to start, for people: the median and the range, with as many digits as such a time is worth. */
final class StartTimeText {

    private static final double MILLI = 1000;
    private static final int TEN = 10;

    private StartTimeText() {}

    /** In milliseconds, without the unit; empty where nothing was measured. */
    static String of(RuntimeCost price) {
        StartTimes start = price.start();
        if (start != null) {
            String range = start.runs() == 1
                    ? ""
                    : " (" + millis(start.lowestMicros()) + "–" + millis(start.highestMicros()) + ")";
            return millis(start.medianMicros()) + range;
        }
        // A proof from before the spread was kept has the shortest alone.
        Long shortest = price.startMicros();
        return shortest == null ? "" : "from " + millis(shortest);
    }

    /** Two digits that count: more of them would be another run's. */
    private static String millis(long micros) {
        double millis = micros / MILLI;
        String format = millis >= TEN ? "%.0f" : millis >= 1 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, millis);
    }
}
