package dev.freestand.containers.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Text as Linux 6.1 gives it. */
class SmapsRollupTest {

    private static final Path FILE = Path.of("/proc/1/smaps_rollup");

    @Test
    void proportionalAndPrivatePagesAreRead() throws IOException {
        SmapsRollup rollup = SmapsRollup.parse("""
                00400000-7fff0a8f4000 ---p 00000000 00:00 0                              [rollup]
                Rss:                 308 kB
                Pss:                 150 kB
                Pss_Dirty:            60 kB
                Shared_Clean:        200 kB
                Private_Clean:        40 kB
                Private_Dirty:        68 kB
                Private_Hugetlb:       7 kB
                """, FILE);

        assertThat(rollup).isEqualTo(new SmapsRollup(150 * 1024, 108 * 1024));
    }

    @Test
    void aKernelWithoutTheReportIsNamed() {
        assertThatThrownBy(() -> SmapsRollup.parse("", FILE))
                .isInstanceOf(IOException.class)
                .hasMessage("/proc/1/smaps_rollup has no Pss");
    }
}
