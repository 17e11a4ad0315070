package dev.freestand.containers.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.containers.environment.Condition;
import dev.freestand.containers.environment.Emulator;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeParserTest {

    private static final String NONCE = "0011223344556677";
    private static final String SHA = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final Step STEP =
            new Step(List.of(), Content.EMPTY, Map.of(), 0, null, null, Map.of("out", Content.EMPTY));
    private static final Instructions ASKED = new Instructions(
            NONCE,
            CellSetting.PLAIN,
            new CellLimits(Duration.ofSeconds(1), 4, 100),
            "a",
            List.of(new Behaviour("b", Map.of(), List.of(STEP, STEP))));

    private static final String ANSWER = """
            freestand-probe 1
            host 7838365f3634 362e31
            control ok
            subject 10 SHA
            behaviour 0
            step exit 3 1500
            stdout 5 SHA 01020304
            stderr 0 SHA -
            output 1 SHA ff
            step signal 11 2
            stdout 0 SHA -
            stderr 0 SHA -
            output absent 2
            subject-end 10 SHA
            end
            """;

    @Test
    void readsAWholeAnswer() throws ProtocolException {
        ProbeReport report = parse(ANSWER);

        assertThat(report.machine()).isEqualTo("x86_64");
        assertThat(report.release()).isEqualTo("6.1");
        assertThat(report.sha256()).isEqualTo(SHA);
        List<StepReport> steps = report.behaviours().get(0);
        assertThat(steps.get(0))
                .isEqualTo(new StepReport(
                        ProcessEnd.EXIT,
                        3,
                        1500,
                        new CapturedStream(5, SHA, new Content("01020304")),
                        new CapturedStream(0, SHA, Content.EMPTY),
                        Map.of("out", new CapturedStream(1, SHA, new Content("ff")))));
        assertThat(steps.get(1).ending()).isEqualTo(ProcessEnd.SIGNAL);
        assertThat(steps.get(1).outputs()).isEmpty();
    }

    @Test
    void readsAFileThatCouldNotBeReadAndAStepThatWasSkipped() throws ProtocolException {
        String skipped = ANSWER.substring(0, ANSWER.indexOf("step exit")) + "step timeout 0 9\nstdout 0 SHA -\n"
                + "stderr 0 SHA -\noutput absent 2\nstep skipped 0 0\nsubject-end unreadable 13\nend\n";

        ProbeReport report = parse(skipped.replace("subject 10 SHA", "subject unreadable 13"));

        assertThat(report.sha256()).isNull();
        assertThat(report.behaviours().get(0).get(1).ending()).isEqualTo(ProcessEnd.SKIPPED);
    }

    @Test
    void readsAFileThatWasReplaced() throws ProtocolException {
        assertThat(parse(ANSWER).sameFileThroughout()).isTrue();
        assertThat(parse(ANSWER.replace("subject-end 10 SHA", "subject-end replaced 0"))
                        .sameFileThroughout())
                .isFalse();
        assertThat(parse(ANSWER.replace("subject-end 10 SHA", "subject-end 10 " + "0".repeat(64)))
                        .sameFileThroughout())
                .isFalse();
        String notRun =
                ANSWER.substring(0, ANSWER.indexOf("step signal")) + "step replaced 0 0\nsubject-end 10 SHA\nend\n";
        assertThat(parse(notRun).sameFileThroughout()).isFalse();
        assertThat(parse(notRun).behaviours().get(0).get(1).ending()).isEqualTo(ProcessEnd.REPLACED);
    }

    @Test
    void readsWhichConditionsHold() throws ProtocolException {
        String both = ANSWER.replace("control ok", "condition no-proc ok\ncondition few-files absent 1\ncontrol ok");

        assertThat(hostile(both).unmet()).containsExactly("few-files (errno 1)");
        assertThat(hostile(both.replace("absent 1", "ok")).unmet()).isEmpty();
        assertThat(hostile(both).behaviours()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "condition no-proc ok",
                "condition few-files ok\ncondition no-proc ok",
                "condition no-proc ok\ncondition few-files ok\ncondition few-files ok",
                "condition no-proc ok\ncondition few-files",
                "condition no-proc ok\ncondition few-files yes",
                "condition no-proc ok\ncondition few-files ok 1",
                "condition no-proc ok\ncondition few-files absent",
                "condition no-proc ok\ncondition few-files absent x",
                "condition no-proc ok\ncondition few-files absent 4096",
            })
    void refusesConditionsThatWereNotAskedInThatWay(String conditions) {
        assertThatThrownBy(() -> hostile(ANSWER.replace("control ok", conditions + "\ncontrol ok")))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void requiresASecondControlWhereAnotherMachineIsEmulated() throws ProtocolException {
        CellSetting played = new CellSetting(List.of(), 1, new Emulator("qemu", "aarch64", "model", "level"));

        assertThat(parse(ANSWER.replace("control ok", "control ok\nforeign-control ok"), played)
                        .sha256())
                .isEqualTo(SHA);
        assertThatThrownBy(() -> parse(ANSWER, played)).isInstanceOf(ProtocolException.class);
    }

    private static ProbeReport hostile(String answer) throws ProtocolException {
        return parse(answer, new CellSetting(List.of(Condition.NO_PROC, Condition.FEW_FILES), 1, null));
    }

    private static ProbeReport parse(String answer, CellSetting setting) throws ProtocolException {
        Instructions asked = new Instructions(NONCE, setting, ASKED.limits(), ASKED.argv0(), ASKED.behaviours());
        return ProbeParser.parse(encoded(answer).getBytes(StandardCharsets.US_ASCII), asked);
    }

    @Test
    void refusesEveryPartOfAnAnswer() {
        String whole = encoded(ANSWER);
        for (int length = 0; length < whole.length(); length++) {
            String part = whole.substring(0, length);
            assertThatThrownBy(() -> ProbeParser.parse(part.getBytes(StandardCharsets.US_ASCII), ASKED))
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void refusesAnAnswerWithAnyOneLineMissingOrTwice() {
        List<String> lines = ANSWER.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i) + "\n";
            int at = String.join("\n", lines.subList(0, i)).length() + (i == 0 ? 0 : 1);
            String before = ANSWER.substring(0, at);
            String after = ANSWER.substring(at + line.length());
            assertRefused(before + after);
            assertRefused(before + line + line + after);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "freestand-probe 1 | freestand-probe 2",
                "control ok | control failed",
                "subject 10 SHA | subject 10 e3b0",
                "subject 10 SHA | subject replaced 0",
                "subject-end 10 SHA | subject-end 10 -",
                "subject-end 10 SHA | subject 10 SHA",
                "subject 10 SHA | subject -1 SHA",
                "subject 10 SHA | subject 99999999999999999999 SHA",
                "behaviour 0 | behaviour 1",
                "step exit 3 1500 | step exit 256 1500",
                "step exit 3 1500 | step exit 03 1500",
                "step exit 3 1500 | step exit 3",
                "step exit 3 1500 | step won 3 1500",
                "step exit 3 1500 | step timeout 3 1500",
                "step exit 3 1500 | step timeout 0 1500",
                "step signal 11 2 | step signal 65 2",
                "step signal 11 2 | step skipped 0 0",
                "step signal 11 2 | step replaced 0 0",
                "step signal 11 2 | step replaced 1 0",
                "stdout 5 SHA 01020304 | stdout 5 SHA 0102",
                "stdout 5 SHA 01020304 | stdout 5 SHA 0102030405",
                "stdout 5 SHA 01020304 | stdout 5 SHA 0102030",
                "stdout 5 SHA 01020304 | stdout 5 SHA 010203FF",
                "stdout 5 SHA 01020304 | stdout 5 SHA 010203zz",
                "stdout 5 SHA 01020304 | stdout 3 SHA 01020304",
                "output absent 2 | output absent x",
                "output absent 2 | stderr absent 2",
            })
    void refusesWhatIsOutOfRange(String right, String wrong) {
        assertThat(ANSWER).contains(right);
        assertRefused(ANSWER.replace(right, wrong));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0011223344556678 ", "0011223344556677"})
    void refusesALineWithoutTheNonce(String prefix) {
        String forged = encoded(ANSWER).replace(NONCE + " end\n", prefix + "end\n");

        assertThatThrownBy(() -> ProbeParser.parse(forged.getBytes(StandardCharsets.US_ASCII), ASKED))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("line 15")
                .hasMessageContaining("nonce");
    }

    @Test
    void refusesWhatComesAfterTheEnd() {
        assertRefused(ANSWER + "end\n");
        assertThatThrownBy(() -> ProbeParser.parse((encoded(ANSWER) + "\0").getBytes(StandardCharsets.US_ASCII), ASKED))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("data after the end");
    }

    private static void assertRefused(String answer) {
        assertThatThrownBy(() -> parse(answer)).isInstanceOf(ProtocolException.class);
    }

    private static ProbeReport parse(String answer) throws ProtocolException {
        return ProbeParser.parse(encoded(answer).getBytes(StandardCharsets.US_ASCII), ASKED);
    }

    private static String encoded(String answer) {
        StringBuilder text = new StringBuilder();
        answer.lines()
                .forEach(line -> text.append(NONCE)
                        .append(' ')
                        .append(line.replace("SHA", SHA))
                        .append('\n'));
        return text.toString();
    }
}
