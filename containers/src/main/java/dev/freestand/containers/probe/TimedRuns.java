package dev.freestand.containers.probe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the probe timed of one variant.
 *
 * @param written checksum of all that its first run wrote; null where that failed
 * @param micros wall time of each sample; empty where a run failed
 * @param faults page faults of each sample
 * @param failure how the run ended that failed; null where none did
 */
public record TimedRuns(
        @Nullable String written,
        List<Long> micros,
        List<Long> faults,
        @Nullable Failure failure) {

    private static final int LARGEST_ERRNO = 4095;
    private static final int KEPT = 300;
    private static final Set<String> ENDINGS = Set.of("exit", "signal", "timeout", "flood", "not-started", "differs");

    /**
     * A run that failed.
     *
     * @param ending the probe's word: exit, signal, timeout, flood, not-started or differs
     * @param number exit status, signal or errno
     * @param stderr how its standard error began
     */
    public record Failure(String ending, int number, String stderr) {}

    /**
     * Reads a whole answer. The files under test had their say in that cell, so it is taken for hostile.
     *
     * @return one for each variant of the plan, in its order
     * @throws ProtocolException at the first deviation
     */
    public static List<TimedRuns> parse(byte[] answer, String nonce, TimingPlan asked) throws ProtocolException {
        return new Reader(answer, nonce, asked).all();
    }

    /** Goes through an answer once. */
    private static final class Reader {

        private final AnswerLines lines;
        private final TimingPlan asked;
        private final List<@Nullable String> written = new ArrayList<>();
        private final List<@Nullable Failure> failures = new ArrayList<>();
        private final List<List<Long>> micros = new ArrayList<>();
        private final List<List<Long>> faults = new ArrayList<>();

        Reader(byte[] answer, String nonce, TimingPlan asked) {
            this.lines = new AnswerLines(answer, nonce);
            this.asked = asked;
            for (int i = 0; i < asked.subjects().size(); i++) {
                written.add(null);
                failures.add(null);
                micros.add(new ArrayList<>());
                faults.add(new ArrayList<>());
            }
        }

        List<TimedRuns> all() throws ProtocolException {
            if (!lines.next("freestand-measure", 2)[1].equals("1")) {
                throw lines.broken("not version 1");
            }
            for (String[] words = lines.next(); !words[0].equals("rounds"); words = lines.next()) {
                line(words);
            }
            lines.next("end", 1);
            lines.finish();
            List<TimedRuns> runs = new ArrayList<>();
            int rounds = micros.stream().mapToInt(List::size).max().orElse(0);
            for (int i = 0; i < written.size(); i++) {
                boolean failed = failures.get(i) != null;
                if (!failed && (written.get(i) == null || micros.get(i).size() != rounds)) {
                    throw lines.broken("a variant was left out of a round");
                }
                runs.add(new TimedRuns(
                        written.get(i),
                        failed ? List.of() : micros.get(i),
                        failed ? List.of() : faults.get(i),
                        failures.get(i)));
            }
            return runs;
        }

        private void line(String[] words) throws ProtocolException {
            int index = words.length < 3 ? -1 : lines.number(words[1], written.size() - 1);
            if (words.length == 3 && words[0].equals("written") && written.get(index) == null) {
                written.set(index, words[2]);
            } else if (words.length == 4
                    && words[0].equals("sample")
                    && micros.get(index).size() < asked.rounds().most()) {
                // A run that took less than a microsecond took one.
                micros.get(index).add(Math.max(1, lines.number(words[2])));
                faults.get(index).add(lines.number(words[3]));
            } else if (words.length == 5
                    && words[0].equals("failed")
                    && ENDINGS.contains(words[2])
                    && failures.get(index) == null) {
                String said = new String(lines.content(words[4], KEPT).bytes(), StandardCharsets.UTF_8);
                failures.set(index, new Failure(words[2], lines.number(words[3], LARGEST_ERRNO), said));
            } else {
                throw lines.broken("an unexpected line");
            }
        }
    }
}
