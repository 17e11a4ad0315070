package dev.freestand.containers.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimedRunsTest {

    private static final String NONCE = "00112233445566778899aabbccddeeff";
    private static final TimingPlan PLAN = new TimingPlan(
            List.of("/a", "/b"),
            new TimingPlan.Command(List.of("x y", ""), Map.of("K", "v"), "/in", Map.of("f", "/source"), Set.of(), 0),
            "/work",
            new TimingPlan.Rounds(1, 2, 2, Duration.ofSeconds(1), Duration.ofSeconds(2)));

    private static List<TimedRuns> parse(String... lines) throws ProtocolException {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(NONCE).append(' ').append(line).append('\n');
        }
        return TimedRuns.parse(text.toString().getBytes(StandardCharsets.US_ASCII), NONCE, PLAN);
    }

    @Test
    void samplesBelongToTheirVariants() throws Exception {
        List<TimedRuns> runs = parse(
                "freestand-measure 1",
                "written 0 0a",
                "written 1 0b",
                "sample 0 10 3",
                "sample 1 20 4",
                "sample 1 21 4",
                "sample 0 11 3",
                "rounds 2",
                "end");

        assertThat(runs)
                .containsExactly(
                        new TimedRuns("0a", List.of(10L, 11L), List.of(3L, 3L), null),
                        new TimedRuns("0b", List.of(20L, 21L), List.of(4L, 4L), null));
    }

    @Test
    void oneThatFailsHasNoTimes() throws Exception {
        List<TimedRuns> runs = parse(
                "freestand-measure 1",
                "written 0 0a",
                "written 1 0b",
                "sample 0 10 3",
                "sample 1 20 4",
                "failed 1 differs 0 6f6e6365",
                "sample 0 11 3",
                "rounds 2",
                "end");

        assertThat(runs.get(1))
                .isEqualTo(new TimedRuns("0b", List.of(), List.of(), new TimedRuns.Failure("differs", 0, "once")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rounds 0", // nothing of either
                "written 0 0a|written 1 0b|sample 0 1 1|rounds 1", // one left out
                "written 0 0a|written 0 0b|written 1 0b|rounds 0", // twice
                "written 2 0a|rounds 0", // none of ours
                "written 0 0a|written 1 0b|sample 0 x 1|rounds 1",
                "written 0 0a|failed 1 tired 0 -|rounds 0",
                "written 0 0a|written 1 0b|sample 0 1 1|sample 0 1 1|sample 0 1 1|rounds 3", // more than asked for
                "written 0 0a|written 1 0b" // no end
            })
    void anythingElseIsRefused(String lines) {
        String[] all = ("freestand-measure 1|" + lines + (lines.contains("rounds") ? "|end" : "")).split("\\|");

        assertThatThrownBy(() -> parse(all)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void instructionsHoldWordsOfAnyKind() {
        assertThat(new String(PLAN.encode(NONCE), StandardCharsets.US_ASCII))
                .startsWith("freestand-measure 1 " + NONCE + "\n")
                .contains(
                        "\nvariant 2f61 2f61\nvariant 2f62 2f62\narg 782079\narg -\nenv 4b3d76\nfile 66 2f736f75726365\n")
                .endsWith("\nmeasure\n");
    }
}
