package dev.freestand.verifier.report.view;

import dev.freestand.verifier.policy.value.ByteSize;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.speed.MedianInterval;
import dev.freestand.verifier.proof.speed.SpeedComparison;
import dev.freestand.verifier.proof.speed.VariantSpeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work that was timed, for people. No number stands without its interval.
 *
 * @param title what it is
 * @param start whether it is start-up, whose ratios are of time; those of work are of throughput
 * @param work what a run is given, how often, on how many processors
 * @param reference the variant that the ratios are to
 * @param rows the variants
 * @param problem why nothing was timed; empty where something was
 */
public record SpeedView(String title, boolean start, String work, String reference, List<Row> rows, String problem) {

    private static final String NONE_SEEN = "no difference seen";
    private static final double MILLI = 1000;
    private static final double SECOND = 1_000_000;
    private static final double MIB = 1 << 20;

    /**
     * A variant.
     *
     * @param variant its name
     * @param time its time with the interval; empty where it was not timed
     * @param ratio its ratio with the interval, or that no difference was seen; empty where there is none
     * @param drawn where the interval lies, in hundredths of an axis from a quarter to four times; null where there is none
     * @param counts page faults and system calls
     * @param note what went wrong, or what is not known; empty where nothing
     * @param failed whether a run did something wrong
     */
    public record Row(
            String variant,
            String time,
            String ratio,
            @Nullable MedianInterval drawn,
            String counts,
            String note,
            boolean failed) {

        /** Whether a difference to the reference was seen. */
        public boolean difference() {
            return drawn != null && !ratio.startsWith(NONE_SEEN);
        }
    }

    /** What was timed, start-up first. */
    static List<SpeedView> of(Proof proof) {
        return proof.speeds().stream().map(SpeedView::of).toList();
    }

    private static SpeedView of(SpeedComparison speed) {
        boolean start = speed.kind() == SpeedComparison.Kind.START;
        String reference =
                speed.variants().isEmpty() ? "" : speed.variants().get(0).variant();
        List<Row> rows = new ArrayList<>();
        for (VariantSpeed variant : speed.variants()) {
            rows.add(row(speed, variant, start, reference));
        }
        return new SpeedView(
                start ? "start-up (first step of " + speed.name() + ")" : speed.name(),
                start,
                work(speed),
                reference,
                rows,
                speed.problem() == null ? "" : speed.problem());
    }

    private static String work(SpeedComparison speed) {
        int rounds = speed.variants().stream()
                .mapToInt(variant -> variant.micros().size())
                .max()
                .orElse(0);
        return (speed.amount().bytes() == 0
                        ? "no input"
                        : ByteSize.text(speed.amount().bytes()) + " of input")
                + (speed.amount().starts() == 1 ? "" : ", " + speed.amount().starts() + " runs a sample")
                + (speed.amount().threads() == null ? "" : ", " + speed.amount().threads() + " threads")
                + ", " + rounds + " rounds, " + speed.processors()
                + (speed.processors() == 1 ? " processor" : " processors");
    }

    private static Row row(SpeedComparison speed, VariantSpeed variant, boolean start, String reference) {
        boolean first = variant.variant().equals(reference);
        Optional<MedianInterval> ratio = first
                ? Optional.empty()
                : start
                        ? speed.timeRatio(variant.variant(), reference)
                        : speed.throughputRatio(variant.variant(), reference);
        boolean difference = ratio.filter(one -> one.above(1) || one.below(1)).isPresent();
        String words = ratio.map(one -> describe(one, difference)).orElse("");
        return new Row(
                variant.variant(),
                variant.timed() ? time(speed, variant) : "",
                first && variant.timed() ? "the reference" : words,
                ratio.map(SpeedView::axis).orElse(null),
                counts(variant),
                variant.failure() != null ? variant.failure() : variant.problem() == null ? "" : variant.problem(),
                variant.failure() != null);
    }

    private static String describe(MedianInterval ratio, boolean difference) {
        String interval = String.format(Locale.ROOT, "%.2f to %.2f", ratio.low(), ratio.high());
        return difference
                ? String.format(Locale.ROOT, "%.2fx (%s)", ratio.median(), interval)
                : NONE_SEEN + " (" + interval + ")";
    }

    /** Throughput where one run is given many bytes, else the time of a sample. */
    private static String time(SpeedComparison speed, VariantSpeed variant) {
        MedianInterval time = variant.time();
        if (speed.amount().bytes() >= MIB && speed.amount().starts() == 1) {
            double mib = speed.amount().bytes() / MIB * SECOND;
            return String.format(
                    Locale.ROOT, "%.0f MiB/s (%.0f–%.0f)", mib / time.median(), mib / time.high(), mib / time.low());
        }
        double each = MILLI * speed.amount().starts();
        return String.format(
                Locale.ROOT, "%.2f ms (%.2f–%.2f)", time.median() / each, time.low() / each, time.high() / each);
    }

    private static String counts(VariantSpeed variant) {
        List<String> counts = new ArrayList<>();
        if (variant.pageFaults() != null) {
            counts.add("page faults " + variant.pageFaults());
        }
        variant.calls().forEach((call, count) -> counts.add(call + " " + count));
        return String.join(", ", counts);
    }

    /** On an axis from a quarter to four times, in hundredths; beyond is at its end. */
    private static MedianInterval axis(MedianInterval ratio) {
        return new MedianInterval(place(ratio.median()), place(ratio.low()), place(ratio.high()));
    }

    private static double place(double ratio) {
        double octaves = Math.log(ratio) / Math.log(2);
        return Math.round(100 * (2 + Math.max(-2, Math.min(2, octaves))) / 4);
    }

    /** The ratios of all but the reference, in one line. */
    public String line() {
        if (!problem.isEmpty()) {
            return "not measured: " + problem;
        }
        List<String> parts = new ArrayList<>();
        for (Row row : rows) {
            if (row.failed()) {
                parts.add(row.variant() + " failed: " + row.note());
            } else if (row.time().isEmpty()) {
                parts.add(row.variant() + " not measured: " + row.note());
            } else {
                parts.add(row.variant() + " " + row.time()
                        + (row.variant().equals(reference) || row.ratio().isEmpty() ? "" : ", " + row.ratio()));
            }
        }
        return String.join("; ", parts);
    }
}
