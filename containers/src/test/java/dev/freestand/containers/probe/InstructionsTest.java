package dev.freestand.containers.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstructionsTest {

    private static final Behaviour BEHAVIOUR = new Behaviour(
            "b",
            Map.of("in", Content.ofText("x\n"), "empty", Content.EMPTY),
            List.of(new Step(
                    List.of("", "é"),
                    Content.EMPTY,
                    Map.of("B", "2", "A", "1"),
                    0,
                    null,
                    null,
                    Map.of("out", Content.EMPTY))));

    @Test
    void areLinesOfHexadecimalInAFixedOrder() {
        Instructions instructions = new Instructions("0a", Setting.PLAIN, Limits.DEFAULT, "rcli", List.of(BEHAVIOUR));

        assertThat(new String(instructions.encode(), StandardCharsets.US_ASCII)).isEqualTo("""
                freestand-probe 1 0a
                keep 65536
                flood 67108864
                millis 10000
                memory 2147483648
                disk 268435456
                processes 4096
                work 2f667265657374616e642f776f726b
                control 2f667265657374616e642f70726f6265
                subject 2f667265657374616e642f7375626a656374 72636c69
                behaviour
                file 656d707479 -
                file 696e 780a
                step
                arg -
                arg c3a9
                env 413d31
                env 423d32
                stdin -
                output 6f7574
                run
                end
                """);
    }

    @Test
    void carryAFreshNonceEachTime() {
        Instructions one = Instructions.of(Limits.DEFAULT, "a", List.of());
        Instructions other = Instructions.of(Limits.DEFAULT, "a", List.of());

        assertThat(one.nonce()).matches("[0-9a-f]{32}").isNotEqualTo(other.nonce());
    }

    @Test
    void leaveRoomForTheLongestAnswer() {
        assertThat(new Instructions("0a", Setting.PLAIN, Limits.DEFAULT, "a", List.of(BEHAVIOUR)).longestAnswer())
                .isGreaterThan(3 * 2 * 65536);
    }
}
