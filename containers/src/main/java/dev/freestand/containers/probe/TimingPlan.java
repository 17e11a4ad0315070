package dev.freestand.containers.probe;

import dev.freestand.verifier.policy.Content;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the probe has to time in one cell; the format is in {@code measure.h}.
 *
 * @param subjects paths of the variants inside the cell, each its own name for itself too
 * @param command what each of them runs
 * @param work the folder in which there is a working folder
 * @param rounds how often
 */
public record TimingPlan(List<String> subjects, Command command, String work, Rounds rounds) {

    /**
     * What is run.
     *
     * @param args arguments, the same for all
     * @param env the whole environment
     * @param stdin path inside of the file that goes to standard input; null for an empty one
     * @param files paths inside of the files that lie in each fresh working folder, by name
     * @param executable those of them that may be executed
     * @param exit exit status of every run; null: that of the first
     */
    public record Command(
            List<String> args,
            Map<String, String> env,
            @Nullable String stdin,
            Map<String, String> files,
            Set<String> executable,
            @Nullable Integer exit) {

        public Command {
            args = List.copyOf(args);
            env = Map.copyOf(env);
            files = Map.copyOf(files);
            executable = Set.copyOf(executable);
        }
    }

    /**
     * How often it is run.
     *
     * @param starts runs in one sample
     * @param most samples of each variant; 0: each runs once, and is not timed
     * @param least fewest samples, where the time is over before
     * @param time how long all rounds together may take before they end early
     * @param timeout how long one run may take
     */
    public record Rounds(int starts, int most, int least, Duration time, Duration timeout) {}

    /** Most bytes that a run may write to one stream. */
    private static final long FLOOD = 1L << 30;

    private static final int NONCE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    public TimingPlan {
        subjects = List.copyOf(subjects);
    }

    /** The same for one of the variants, run once and not timed. */
    public TimingPlan once(String subject, Duration within) {
        return new TimingPlan(List.of(subject), command, work, new Rounds(1, 0, 0, rounds.time, within));
    }

    /** How long it takes at most, with some seconds for the cell itself. */
    public Duration longest() {
        Duration round = rounds.timeout.multipliedBy((long) rounds.starts * subjects.size());
        return round.multipliedBy(rounds.least + 2L).plus(rounds.time).plusSeconds(30);
    }

    /** A fresh nonce: 32 hexadecimal digits that begin every line of the answer; without them a line cannot be forged. */
    public static String nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        return HexFormat.of().formatHex(nonce);
    }

    /** The bytes that the probe reads. */
    public byte[] encode(String nonce) {
        StringBuilder text = new StringBuilder();
        line(text, "freestand-measure 1 " + nonce);
        line(text, "millis " + rounds.timeout.toMillis());
        line(text, "memory " + CellLayout.MEMORY_BYTES);
        line(text, "disk " + CellLayout.WORK_BYTES);
        line(text, "processes " + CellLayout.PROCESSES);
        line(text, "flood " + FLOOD);
        line(text, "work " + hex(work));
        subjects.forEach(subject -> line(text, "variant " + hex(subject) + " " + hex(subject)));
        command.args.forEach(argument -> line(text, "arg " + hex(argument)));
        Instructions.sorted(command.env).forEach((name, value) -> line(text, "env " + hex(name + "=" + value)));
        Instructions.sorted(command.files)
                .forEach((name, source) -> line(
                        text,
                        (command.executable.contains(name) ? "program " : "file ") + hex(name) + " " + hex(source)));
        line(text, "stdin " + (command.stdin == null ? "-" : hex(command.stdin)));
        if (command.exit != null) {
            line(text, "exit " + command.exit);
        }
        line(text, "starts " + rounds.starts);
        line(text, "rounds " + rounds.most);
        line(text, "least " + rounds.least);
        line(text, "time " + rounds.time.toMillis());
        line(text, "measure");
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(String text) {
        String digits = Content.ofText(text).hex();
        return digits.isEmpty() ? "-" : digits;
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
