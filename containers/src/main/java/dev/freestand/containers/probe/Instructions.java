package dev.freestand.containers.probe;

import dev.freestand.containers.environment.Condition;
import dev.freestand.containers.environment.Emulator;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the probe has to do in one cell; the format is in {@code probe.c}.
 *
 * @param nonce 32 hexadecimal digits that begin every line of the answer; without them a line cannot be forged
 * @param setting what holds in the cell
 * @param limits how far the file may go; {@code keep} is at least as long as the longest output asked for
 * @param argv0 the file's name for itself
 * @param behaviours what to run
 */
public record Instructions(
        String nonce, CellSetting setting, CellLimits limits, String argv0, List<Behaviour> behaviours) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;
    /** Room in an answer beside the streams: words, digests, nonce. */
    private static final int LINE = 256;

    /** Limit of open descriptors for the condition {@link Condition#FEW_FILES}. */
    private static final int FEW_FILES = 64;
    /** Limit of the stack for the condition of a small one, in bytes. */
    private static final int SMALL_STACK = 256 << 10;
    /** Bytes of addresses beyond the file's own size, which the probe adds. */
    private static final int SMALL_MEMORY = 16 << 20;

    public Instructions {
        behaviours = List.copyOf(behaviours);
    }

    /** Instructions with a fresh nonce, for a cell that is nothing but its tree. */
    public static Instructions of(CellLimits limits, String argv0, List<Behaviour> behaviours) {
        return of(CellSetting.PLAIN, limits, argv0, behaviours);
    }

    /** Instructions with a fresh nonce. */
    public static Instructions of(CellSetting setting, CellLimits limits, String argv0, List<Behaviour> behaviours) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        return new Instructions(HexFormat.of().formatHex(nonce), setting, limits, argv0, behaviours);
    }

    /** The bytes that the probe reads. */
    public byte[] encode() {
        StringBuilder text = new StringBuilder();
        line(text, "freestand-probe 1 " + nonce);
        line(text, "keep " + limits.keep());
        line(text, "flood " + limits.flood());
        line(text, "millis " + limits.step().toMillis());
        line(text, "memory " + CellLayout.MEMORY_BYTES);
        line(text, "disk " + CellLayout.WORK_BYTES);
        line(text, "processes " + CellLayout.PROCESSES);
        setting.conditions().forEach(condition -> line(text, "condition " + condition.word() + number(condition)));
        absent(text, "x86-64", setting.absent().x86());
        absent(text, "i386", setting.absent().i386());
        line(text, "work " + hex(CellLayout.WORK));
        controls(text);
        line(text, "subject " + hex(CellLayout.SUBJECT) + " " + hex(argv0));
        for (Behaviour behaviour : behaviours) {
            line(text, "behaviour");
            sorted(behaviour.files())
                    .forEach((name, content) -> line(
                            text,
                            (behaviour.executable().contains(name) ? "program " : "file ") + hex(name) + " "
                                    + hex(content)));
            behaviour.steps().forEach(step -> encode(text, step));
        }
        line(text, "end");
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Most bytes that a right answer can have. */
    public int longestAnswer() {
        long streams = 8 + setting.conditions().size();
        for (Behaviour behaviour : behaviours) {
            streams += 2;
            for (Step step : behaviour.steps()) {
                streams += 3 + step.output().size();
            }
        }
        return (int) Math.min(Integer.MAX_VALUE - LINE, streams * (LINE + 2L * limits.keep()));
    }

    /** The control is a program for this machine: where that is played it runs as the file does. Else there are two. */
    private void controls(StringBuilder text) {
        String control = "control " + hex(CellLayout.PROBE);
        Emulator emulator = setting.emulator();
        if (emulator == null) {
            line(text, control);
            return;
        }
        if (setting.foreign()) {
            line(text, control);
        }
        List.of(CellLayout.EMULATOR, "-cpu", emulator.cpu(), "-0", argv0)
                .forEach(word -> line(text, "through " + hex(word)));
        line(text, setting.foreign() ? "foreign-control " + hex(ForeignControlBinary.of(emulator.machine())) : control);
    }

    private static void absent(StringBuilder text, String architecture, List<MissingSystemCalls.Range> ranges) {
        ranges.forEach(range -> line(text, "absent " + architecture + " " + range.first() + " " + range.last()));
    }

    private String number(Condition condition) {
        return switch (condition) {
            case RANDOM_USER -> " " + setting.user();
            case FEW_FILES -> " " + FEW_FILES;
            case SMALL_STACK -> " " + SMALL_STACK;
            case SMALL_MEMORY -> " " + SMALL_MEMORY;
            default -> "";
        };
    }

    /** A time of its own holds for one step: what follows has the usual one again. */
    private void encode(StringBuilder text, Step step) {
        if (step.timeout() != null) {
            line(text, "millis " + step.timeout().toMillis());
        }
        line(text, "step");
        step.args().forEach(argument -> line(text, "arg " + hex(argument)));
        sorted(step.env()).forEach((name, value) -> line(text, "env " + hex(name + "=" + value)));
        line(text, "stdin " + hex(step.stdin()));
        sorted(step.output()).keySet().forEach(name -> line(text, "output " + hex(name)));
        line(text, "run");
        if (step.timeout() != null) {
            line(text, "millis " + limits.step().toMillis());
        }
    }

    /** By name, so that equal instructions are equal bytes, and the order of answers is known. */
    static <T> Map<String, T> sorted(Map<String, T> map) {
        return new TreeMap<>(map);
    }

    private static String hex(String text) {
        return hex(Content.ofText(text));
    }

    private static String hex(Content content) {
        return content.hex().isEmpty() ? "-" : content.hex();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
