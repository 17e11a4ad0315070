package dev.freestand.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class CloneRepairTest {

    private static final String BEFORE = "void* meth_jl_Object_cloneLowLevel(void* teavm_local_1) {\n    size = ((!";
    private static final String AFTER = ") ? sizeof(void*) : 1);\n}\n";
    private static final String WRONG = "meth_otr_RuntimeClass_isPrimitive(teavm_local_2)";
    private static final String RIGHT =
            "meth_otr_RuntimeClass_isPrimitive(TEAVM_FIELD(teavm_local_2, TeaVM_Class, itemType))";

    @Test
    void theSizeOfElementsIsThatOfTheElements() {
        assertThat(CloneRepair.repaired(BEFORE + WRONG + AFTER)).isEqualTo(BEFORE + RIGHT + AFTER);
    }

    @Test
    void aProgramThatClonesNothingStaysAsItIs() {
        assertThat(CloneRepair.repaired("int main() {\n}\n")).isEqualTo("int main() {\n}\n");
    }

    @Test
    void anotherRuntimeIsNotTakenForThisOne() {
        assertThatIllegalStateException().isThrownBy(() -> CloneRepair.repaired(BEFORE + RIGHT + AFTER));
        assertThatIllegalStateException().isThrownBy(() -> CloneRepair.repaired(BEFORE + WRONG + WRONG + AFTER));
        assertThatIllegalStateException().isThrownBy(() -> CloneRepair.repaired(BEFORE + AFTER + WRONG + AFTER));
    }
}
