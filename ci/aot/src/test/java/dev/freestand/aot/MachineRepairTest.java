package dev.freestand.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class MachineRepairTest {

    private static final String ROOTS = "    *target++ = (void**) (intptr_t) teavm_staticGcRootDataSize;\n";

    @Test
    void theCountOfRootsIsWrittenAsItIsRead() {
        assertThat(MachineRepair.ROOT_COUNT.repaired("before\n" + ROOTS + "after\n"))
                .isEqualTo("before\n    *(int32_t*) target++ = (int32_t) teavm_staticGcRootDataSize;\nafter\n");
    }

    @Test
    void classesAreAligned() {
        assertThat(MachineRepair.CLASS_ALIGNMENT.repaired("    void* services;\n} TeaVM_Class;\n"))
                .isEqualTo("    void* services;\n} __attribute__((aligned(8))) TeaVM_Class;\n");
    }

    @Test
    void anotherRuntimeIsNotTakenForThisOne() {
        assertThatIllegalStateException().isThrownBy(() -> MachineRepair.ROOT_COUNT.repaired("none"));
        assertThatIllegalStateException().isThrownBy(() -> MachineRepair.ROOT_COUNT.repaired(ROOTS + ROOTS));
    }
}
