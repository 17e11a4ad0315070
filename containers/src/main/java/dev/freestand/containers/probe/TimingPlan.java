package dev.freestand.containers.probe;

import dev.freestand.verifier.policy.Content;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the probe has to time in one cell; the format is in {@code measure.h}.
 *
 * @param subjects paths of the variants inside the cell, each its own name for itself too
 * @param args arguments, the same for all
 * @param env the whole environment
 * @param stdin path of the file that goes to standard input; null for an empty one
 * @param files paths of the files that lie in each fresh working folder, by name
 * @param executable those of them that may be executed
 * @param work the folder in which there is a working folder
 * @param exit exit status of every run; null: that of the first
 * @param starts runs in one sample
 * @param rounds most samples of each variant; 0: each runs once, and is not timed
 * @param least fewest samples, where the time is over before
 * @param time how long all rounds together may take before they end early
 * @param timeout how long one run may take
 */
public record TimingPlan(
        List<String> subjects,
        List<String> args,
        Map<String, String> env,
        @Nullable String stdin,
        Map<String, String> files,
        List<String> executable,
        String work,
        @Nullable Integer exit,
        int starts,
        int rounds,
        int least,
        Duration time,
        Duration timeout) {

    /** Most bytes that a run may write to one stream. */
    private static final long FLOOD = 1L << 30;

    private static final int NONCE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    public TimingPlan {
        subjects = List.copyOf(subjects);
        args = List.copyOf(args);
        env = Map.copyOf(env);
        files = Map.copyOf(files);
        executable = List.copyOf(executable);
    }

    /** The same for one of the variants, run once and not timed. */
    public TimingPlan once(String subject, Duration within) {
        return new TimingPlan(List.of(subject), args, env, stdin, files, executable, work, exit, 1, 0, 0, time, within);
    }

    /** How long it takes at most, with some seconds for the cell itself. */
    public Duration longest() {
        Duration round = timeout.multipliedBy((long) starts * subjects.size());
        return round.multipliedBy(least + 2L).plus(time).plusSeconds(30);
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
        line(text, "millis " + timeout.toMillis());
        line(text, "memory " + CellLayout.MEMORY_BYTES);
        line(text, "disk " + CellLayout.WORK_BYTES);
        line(text, "processes " + CellLayout.PROCESSES);
        line(text, "flood " + FLOOD);
        line(text, "work " + hex(work));
        subjects.forEach(subject -> line(text, "variant " + hex(subject) + " " + hex(subject)));
        args.forEach(argument -> line(text, "arg " + hex(argument)));
        Instructions.sorted(env).forEach((name, value) -> line(text, "env " + hex(name + "=" + value)));
        Instructions.sorted(files)
                .forEach((name, source) ->
                        line(text, (executable.contains(name) ? "program " : "file ") + hex(name) + " " + hex(source)));
        line(text, "stdin " + (stdin == null ? "-" : hex(stdin)));
        if (exit != null) {
            line(text, "exit " + exit);
        }
        line(text, "starts " + starts);
        line(text, "rounds " + rounds);
        line(text, "least " + least);
        line(text, "time " + time.toMillis());
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
