package dev.freestand.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CallSiteNumbersTest {
    /** Of five calls, two have the same two handlers, and one has another. */
    private static final String TABLE = """
            #include "A.h"

            static TeaVM_ExceptionHandler exceptionHandlers_teavm_callSites[5] = {
                { .id = 2, .exceptionClass = (TeaVM_Class*) &A_Cls, .next = exceptionHandlers_teavm_callSites+1 },
                { .id = 1, .exceptionClass = NULL, .next = NULL },
                { .id = 2, .exceptionClass = (TeaVM_Class*) &A_Cls, .next = exceptionHandlers_teavm_callSites+3 },
                { .id = 1, .exceptionClass = NULL, .next = NULL },
                { .id = 1, .exceptionClass = (TeaVM_Class*) &B_Cls, .next = NULL }
            };
            TeaVM_CallSite teavm_callSites[5] = {
                { .firstHandler = NULL },\s
                { .firstHandler = exceptionHandlers_teavm_callSites + 0 },\s
                { .firstHandler = exceptionHandlers_teavm_callSites + 2 },\s
                { .firstHandler = NULL },\s
                { .firstHandler = exceptionHandlers_teavm_callSites + 4 }
            };
            """;

    private final CallSiteNumbers numbers = new CallSiteNumbers(TABLE);

    @Test
    void aMethodWithoutHandlersStoresNoNumbers() {
        assertThat(numbers.assigned("""
                        void a() {
                            TEAVM_WITH_CALL_SITE_ID(0, b(TEAVM_WITH_CALL_SITE_ID(3, c())));
                        }
                        """)).isEqualTo("""
                        void a() {
                            (b((c())));
                        }
                        """);
    }

    @Test
    void callsWithTheSameHandlersShareANumber() {
        assertThat(numbers.assigned("""
                        void a() {
                            TEAVM_WITH_CALL_SITE_ID(0, b());
                        }
                        void d() {
                            TEAVM_TRY
                                TEAVM_WITH_CALL_SITE_ID(1, b());
                                TEAVM_WITH_CALL_SITE_ID(2, b());
                                TEAVM_WITH_CALL_SITE_ID(4, b());
                            TEAVM_END_TRY
                            TEAVM_WITH_CALL_SITE_ID(3, c());
                        }
                        """)).isEqualTo("""
                        void a() {
                            (b());
                        }
                        void d() {
                            TEAVM_TRY
                                TEAVM_WITH_CALL_SITE_ID(1, b());
                                TEAVM_WITH_CALL_SITE_ID(1, b());
                                TEAVM_WITH_CALL_SITE_ID(2, b());
                            TEAVM_END_TRY
                            TEAVM_WITH_CALL_SITE_ID(0, c());
                        }
                        """);
    }

    @Test
    void theTableHasOneEntryForEachNumber() {
        assertThat(numbers.table(TABLE)).isEqualTo("""
                        #include "A.h"

                        static TeaVM_ExceptionHandler exceptionHandlers_teavm_callSites[3] = {
                            { .id = 2, .exceptionClass = (TeaVM_Class*) &A_Cls, .next = exceptionHandlers_teavm_callSites+1 },
                            { .id = 1, .exceptionClass = NULL, .next = NULL },
                            { .id = 1, .exceptionClass = (TeaVM_Class*) &B_Cls, .next = NULL },
                        };

                        TeaVM_CallSite teavm_callSites[3] = {
                            { .firstHandler = NULL },
                            { .firstHandler = exceptionHandlers_teavm_callSites+0 },
                            { .firstHandler = exceptionHandlers_teavm_callSites+2 }
                        };
                        """);
    }

    @Test
    void aHandlerThatTheMethodHasNotIsNoticed() {
        assertThatThrownBy(() -> numbers.assigned("void a() {\n    TEAVM_WITH_CALL_SITE_ID(1, b());\n}\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("call 1 ");
    }

    @Test
    void anotherTableOrFrameThanTeaVmWroteSoFarIsNoticed() {
        assertThatThrownBy(() -> new CallSiteNumbers(TABLE.replace("+1 }", "[1] }")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new CallSiteNumbers("")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> CallSiteNumbers.frame("#define TEAVM_ALLOC_STACK(sz)"))
                .isInstanceOf(IllegalStateException.class);
    }
}
