package dev.freestand.containers.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.proof.ProcessImage.SharedPages;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmapsPairTest {

    private static final String SMAPS = """
            55d1c0000000-55d1c0002000 r-xp 00001000 08:01 42     /usr/lib/a b.so: odd
            Size:                  8 kB
            Rss:                   8 kB
            Shared_Clean:          4 kB
            Shared_Dirty:          0 kB
            Private_Clean:         4 kB
            Private_Dirty:         0 kB
            VmFlags: rd ex mr mw me
            55d1c0002000-55d1c0003000 rw-p 00000000 08:01 42     /usr/lib/a b.so: odd
            Private_Dirty:         4 kB
            7ffd00000000-7ffd00001000 rw-p 00000000 00:00 0
            Private_Dirty:        12 kB
            7ffd00002000-7ffd00003000 r-xp 00000000 00:00 0      [vdso]
            Shared_Clean:          4 kB
            """;

    @Test
    void pagesOfOneFileAreSummed() {
        Map<String, SharedPages> pages = new LinkedHashMap<>();

        assertThat(SmapsPair.add(SMAPS, pages)).isTrue();
        assertThat(SmapsPair.add(SMAPS.substring(0, SMAPS.indexOf("7ffd00002000")), pages))
                .isFalse();
        assertThat(pages.values())
                .containsExactly(
                        new SharedPages("/usr/lib/a b.so: odd", 2 * 4096, 4 * 4096),
                        new SharedPages("anonymous", 0, 6 * 4096),
                        new SharedPages("[vdso]", 4096, 0));
    }
}
