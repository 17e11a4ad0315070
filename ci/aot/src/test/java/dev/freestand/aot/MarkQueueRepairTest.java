package dev.freestand.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class MarkQueueRepairTest {

    private static final String WRONG = "    return (int32_t) (heapSize / 16);\n";

    @Test
    void thereIsRoomForAllThatCanWait() {
        assertThat(MarkQueueRepair.repaired("{\n" + WRONG + "}\n"))
                .isEqualTo("{\n    return (int32_t) (heapSize / (int64_t) (sizeof(void*) + 8) * 4);\n}\n");
    }

    @Test
    void anotherRuntimeIsNotTakenForThisOne() {
        assertThatIllegalStateException().isThrownBy(() -> MarkQueueRepair.repaired("return heapSize / 16;"));
        assertThatIllegalStateException().isThrownBy(() -> MarkQueueRepair.repaired(WRONG + WRONG));
    }
}
