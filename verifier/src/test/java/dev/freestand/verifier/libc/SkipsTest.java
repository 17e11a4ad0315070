package dev.freestand.verifier.libc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SkipsTest {

    /** Every mark, at every place of a buffer of random bytes, is where a candidate ends. */
    @ParameterizedTest
    @EnumSource(Mark.class)
    void noMarkIsLeaptOver(Mark mark) {
        byte[] buffer = new byte[160];
        for (int start = 0; start + mark.length() <= buffer.length; start++) {
            new Random(start).nextBytes(buffer);
            for (int i = 0; i < mark.length(); i++) {
                buffer[start + i] = (byte) mark.octet(i);
            }
            int end = start + mark.length() - 1;
            int last = Skips.next(buffer, 0, buffer.length);
            while (last >= 0 && last < end) {
                last = Skips.next(buffer, last + 1, buffer.length);
            }
            assertThat(last).as("%s at %d", mark, start).isEqualTo(end);
            assertThat(mark.at(buffer, start, buffer.length)).isTrue();
            // A part of a mark is none.
            assertThat(mark.at(buffer, start, end)).isFalse();
        }
    }

    @Test
    void nothingIsFoundInNothing() {
        assertThat(Skips.next(new byte[4096], 0, 4096)).isEqualTo(-1);
        assertThat(Skips.next(new byte[4], 0, 4)).isEqualTo(-1);
        assertThat(Skips.next(new byte[0], 0, 0)).isEqualTo(-1);
    }
}
