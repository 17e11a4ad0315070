package dev.freestand.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CallSiteTrimmerTest {

    @Test
    void theFieldGoesAndWhoeverReadsItFindsNothing() {
        assertThat(CallSiteTrimmer.trimmed(
                        "stack.h", "struct {\n    int a;\n    TeaVM_CallSiteLocation* location;\n}\n"))
                .isEqualTo("struct {\n    int a;\n}\n");
        assertThat(CallSiteTrimmer.trimmed("callsites.c", "{ .firstHandler = NULL, .location = NULL }, "))
                .isEqualTo("{ .firstHandler = NULL }, ");
        assertThat(CallSiteTrimmer.trimmed("ExceptionHandling.c", "a = TEAVM_FIELD(b, TeaVM_CallSite, location);"))
                .isEqualTo("a = ((TeaVM_CallSiteLocation*) NULL);");
        assertThat(CallSiteTrimmer.trimmed("reflection.c", "field->location.memory"))
                .isEqualTo("field->location.memory");
    }

    @Test
    void aCallWithAPlaceIsNotTrimmed() {
        assertThatThrownBy(() ->
                        CallSiteTrimmer.trimmed("callsites.c", "{ .firstHandler = NULL, .location = locations+7 }, "))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> CallSiteTrimmer.trimmed("other.c", "callSite->location->lineNumber"))
                .isInstanceOf(IllegalStateException.class);
    }
}
