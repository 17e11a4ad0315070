package dev.freestand.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class MultiArrayRepairTest {

    private static final String GENERATED = """
            void* meth_otr_Allocator_allocateMultiArray(void* teavm_local_1, void* teavm_local_2, int32_t teavm_local_3) {
                void* teavm_local_5;
                void* teavm_local_9;
                teavm_local_5 = meth_otr_Allocator_allocateArray(teavm_local_1, (*(int32_t*) teavm_local_2));
                if ((teavm_local_3 > INT32_C(1))) {
                    teavm_local_8 = INT32_C(0);
                    while (1) {
                        (*(void**) teavm_local_7 = teavm_local_9);
                    }
                }
            teavm_label_1:;
                return teavm_local_5;
            }
            """;

    @Test
    void theOuterArrayIsARootWhileTheInnerOnesAreMade() {
        assertThat(MultiArrayRepair.repaired(GENERATED)).isEqualTo("""
                        void* meth_otr_Allocator_allocateMultiArray(void* teavm_local_1, void* teavm_local_2, int32_t teavm_local_3) {
                            void* teavm_local_5;
                            void* teavm_local_9;
                            TEAVM_ALLOC_STACK(INT32_C(1));
                            TEAVM_GC_ROOT_RELEASE(INT32_C(0));
                            teavm_local_5 = meth_otr_Allocator_allocateArray(teavm_local_1, (*(int32_t*) teavm_local_2));
                            if ((teavm_local_3 > INT32_C(1))) {
                                teavm_local_8 = INT32_C(0);
                                TEAVM_GC_ROOT(INT32_C(0), teavm_local_5);
                                while (1) {
                                    (*(void**) teavm_local_7 = teavm_local_9);
                                    teavm_gc_writeBarrier(teavm_local_5);
                                }
                            }
                        teavm_label_1:;
                            TEAVM_RELEASE_STACK;
                            return teavm_local_5;
                        }
                        """);
    }

    @Test
    void aProgramWithoutArraysOfArraysStaysAsItIs() {
        assertThat(MultiArrayRepair.repaired("int main() {\n}\n")).isEqualTo("int main() {\n}\n");
    }

    @Test
    void anotherRuntimeIsNotTakenForThisOne() {
        assertThatIllegalStateException()
                .isThrownBy(() -> MultiArrayRepair.repaired(GENERATED.replace("teavm_local_9)", "teavm_local_4)")));
        assertThatIllegalStateException()
                .isThrownBy(() -> MultiArrayRepair.repaired(GENERATED.replace("return teavm_local_5", "return NULL")));
    }
}
