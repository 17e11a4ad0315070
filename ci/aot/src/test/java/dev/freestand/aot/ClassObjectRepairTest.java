package dev.freestand.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassObjectRepairTest {

    private static final Map<String, String> LINES = Map.of("old();\n", "new();\n");

    @Test
    void linesAreReplaced() {
        assertThat(ClassObjectRepair.repaired("before();\nold();\nafter();\n", LINES))
                .isEqualTo("before();\nnew();\nafter();\n");
    }

    @Test
    void anotherRuntimeIsNotTakenForThisOne() {
        assertThatIllegalStateException().isThrownBy(() -> ClassObjectRepair.repaired("before();\n", LINES));
        assertThatIllegalStateException().isThrownBy(() -> ClassObjectRepair.repaired("old();\nold();\n", LINES));
    }

    @Test
    void onlyTheBarrierOfTheObjectItselfGoes() {
        assertThat(ClassObjectRepair.withoutBarriers(
                        "    teavm_gc_writeBarrier(teavm_this_);\n    teavm_gc_writeBarrier(teavm_local_5);\n"))
                .isEqualTo("    teavm_gc_writeBarrier(teavm_local_5);\n");
    }
}
