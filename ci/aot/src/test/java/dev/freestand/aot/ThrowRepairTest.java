package dev.freestand.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class ThrowRepairTest {

    private static final String BEFORE = "void teavm_throwNullPointerException() {\n    void* teavm_tmp_ptr_0;\n";
    private static final String ALLOCATE =
            "    meth_otr_ExceptionHandling_throwException((teavm_tmp_ptr_0 = meth_otr_Allocator_allocate(&jl_Null_Cls), ";
    private static final String CONSTRUCT = "meth_jl_Null__init__0(teavm_tmp_ptr_0), teavm_tmp_ptr_0));\n}\n";

    @Test
    void theExceptionIsARootWhileItsConstructorRuns() {
        assertThat(ThrowRepair.repaired(BEFORE + ALLOCATE + CONSTRUCT))
                .isEqualTo(BEFORE
                        + "    TEAVM_ALLOC_STACK(INT32_C(1));\n    TEAVM_GC_ROOT_RELEASE(INT32_C(0));\n"
                        + ALLOCATE
                        + "TEAVM_GC_ROOT(INT32_C(0), teavm_tmp_ptr_0), "
                        + CONSTRUCT);
    }

    @Test
    void anotherRuntimeIsNotTakenForThisOne() {
        assertThatIllegalStateException().isThrownBy(() -> ThrowRepair.repaired(BEFORE));
        assertThatIllegalStateException()
                .isThrownBy(() -> ThrowRepair.repaired(BEFORE + ALLOCATE + CONSTRUCT + ALLOCATE + "constructor();"));
    }
}
