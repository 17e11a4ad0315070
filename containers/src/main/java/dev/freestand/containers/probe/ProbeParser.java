package dev.freestand.containers.probe;

import dev.freestand.containers.environment.Condition;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the probe's answer to given instructions. The file under test had its say in that cell, so the answer is taken
 * for hostile: it must be whole, in order, in range, and answer exactly what was asked.
 */
public final class ProbeParser {

    private static final int LONGEST_NAME = 256;
    private static final int LARGEST_ERRNO = 4095;
    private static final int LARGEST_STATUS = 255;
    private static final int LARGEST_SIGNAL = 64;

    private final Instructions asked;
    private final AnswerLines lines;

    private ProbeParser(byte[] answer, Instructions asked) {
        this.asked = asked;
        this.lines = new AnswerLines(answer, asked.nonce());
    }

    /**
     * Reads a whole answer.
     *
     * @throws ProtocolException at the first deviation, naming the line
     */
    public static ProbeReport parse(byte[] answer, Instructions asked) throws ProtocolException {
        return new ProbeParser(answer, asked).report();
    }

    private ProbeReport report() throws ProtocolException {
        String[] banner = lines.next("freestand-probe", 2);
        if (!banner[1].equals("1")) {
            throw lines.broken("not version 1");
        }
        String[] host = lines.next("host", 3);
        String machine = text(host[1]);
        String release = text(host[2]);
        List<String> unmet = unmet();
        control("control");
        if (asked.setting().foreign()) {
            control("foreign-control");
        }
        String sha256 = subject("subject", List.of("unreadable"));
        List<List<StepReport>> behaviours = new ArrayList<>();
        for (Behaviour behaviour : asked.behaviours()) {
            if (lines.number(lines.next("behaviour", 2)[1]) != behaviours.size()) {
                throw lines.broken("behaviours are out of order");
            }
            behaviours.add(steps(behaviour));
        }
        String after = subject("subject-end", List.of("unreadable", "replaced"));
        lines.next("end", 1);
        lines.finish();
        return new ProbeReport(machine, release, unmet, sha256, after, behaviours);
    }

    private void control(String verb) throws ProtocolException {
        if (!lines.next(verb, 2)[1].equals("ok")) {
            throw lines.broken("the control did not behave");
        }
    }

    /** Those that do not hold, of the conditions asked for. */
    private List<String> unmet() throws ProtocolException {
        List<String> unmet = new ArrayList<>();
        for (Condition condition : asked.setting().conditions()) {
            String[] words = lines.next();
            if (words.length < 3 || !words[0].equals("condition") || !words[1].equals(condition.word())) {
                throw lines.broken("expected condition '" + condition.word() + "'");
            }
            if (words.length == 4 && words[2].equals("absent")) {
                unmet.add(condition.word() + " (errno " + lines.number(words[3], LARGEST_ERRNO) + ")");
            } else if (words.length != 3 || !words[2].equals("ok")) {
                throw lines.broken("a condition neither holds nor is absent");
            }
        }
        return unmet;
    }

    private @Nullable String subject(String verb, List<String> absent) throws ProtocolException {
        String[] words = lines.next(verb, 3);
        if (absent.contains(words[1])) {
            lines.number(words[2], LARGEST_ERRNO);
            return null;
        }
        lines.number(words[1]);
        return lines.digest(words[2]);
    }

    private List<StepReport> steps(Behaviour behaviour) throws ProtocolException {
        List<StepReport> steps = new ArrayList<>();
        boolean over = false;
        for (Step step : behaviour.steps()) {
            StepReport report = step(step);
            if (over != (report.ending() == ProcessEnd.SKIPPED)) {
                throw lines.broken("a step was skipped or run out of order");
            }
            over |= report.ending() != ProcessEnd.EXIT;
            steps.add(report);
        }
        return List.copyOf(steps);
    }

    private StepReport step(Step asked) throws ProtocolException {
        String[] words = lines.next("step", 4);
        ProcessEnd ending = Arrays.stream(ProcessEnd.values())
                .filter(candidate -> candidate.word().equals(words[1]))
                .findFirst()
                .orElseThrow(() -> lines.broken("an unknown kind of ending"));
        int number = lines.number(words[2], largest(ending));
        long micros = lines.number(words[3]);
        if (ending.silent()) {
            return new StepReport(ending, number, micros, null, null, Map.of());
        }
        CapturedStream stdout = captured(lines.next("stdout", 4));
        CapturedStream stderr = captured(lines.next("stderr", 4));
        Map<String, CapturedStream> outputs = new TreeMap<>();
        for (String name : Instructions.sorted(asked.output()).keySet()) {
            String[] output = lines.next();
            if (output.length == 3 && output[0].equals("output") && output[1].equals("absent")) {
                lines.number(output[2], LARGEST_ERRNO);
            } else if (output.length == 4 && output[0].equals("output")) {
                outputs.put(name, captured(output));
            } else {
                throw lines.broken("expected 'output'");
            }
        }
        return new StepReport(ending, number, micros, stdout, stderr, outputs);
    }

    private static int largest(ProcessEnd ending) {
        return switch (ending) {
            case EXIT -> LARGEST_STATUS;
            case SIGNAL -> LARGEST_SIGNAL;
            case NOT_STARTED -> LARGEST_ERRNO;
            case TIMEOUT, FLOOD, LEFT_EMULATOR, REPLACED, SKIPPED -> 0;
        };
    }

    private CapturedStream captured(String[] words) throws ProtocolException {
        long total = lines.number(words[1]);
        Content kept = lines.content(words[3], asked.limits().keep());
        if (kept.hex().length() / 2 != Math.min(total, asked.limits().keep())) {
            throw lines.broken("length and content do not agree");
        }
        return new CapturedStream(total, lines.digest(words[2]), kept);
    }

    private String text(String word) throws ProtocolException {
        return new String(lines.content(word, LONGEST_NAME).bytes(), StandardCharsets.UTF_8);
    }
}
