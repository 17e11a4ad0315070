package dev.freestand.containers.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.report.view.CauseAdvice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reports, which are made without this module, give the same advice as the messages of the cells. */
class CauseAdviceTest {

    @ParameterizedTest
    @EnumSource
    void everyCauseHasItsAdviceInTheReports(Cause cause) {
        assertThat(CauseAdvice.of(cause.word())).isEqualTo(cause.wayOut());
    }
}
