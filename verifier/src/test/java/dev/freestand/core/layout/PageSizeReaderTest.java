package dev.freestand.core.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.Segment;
import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.facts.PageSizes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** With which page sizes of a machine's kernels the segments of a file can be mapped. */
class PageSizeReaderTest {

    private static final int LENGTH = 0x21000;

    /** The first segment has the whole small file from {@link ElfBuilder#BASE} on; this is the second. */
    private static PageSizes pages(int machine, long offset, long address, int flags) throws Exception {
        byte[] bytes = ElfBuilder.usual()
                .machine(machine)
                .segment(new Segment(ElfConstants.PT_LOAD, flags, offset, address, 8, 8, 0x1000))
                .build();
        return PageSizeReader.read(ElfReader.read(ByteSource.of(Arrays.copyOf(bytes, LENGTH))));
    }

    @Test
    void onX86ThereIsNothingToCheck() throws Exception {
        assertThat(pages(ElfConstants.EM_X86_64, 0x1000, ElfBuilder.BASE + 0x2000, 6))
                .isNull();
    }

    @Test
    void whatAgreesModuloTheLargestPageLoadsEverywhere() throws Exception {
        assertThat(pages(ElfConstants.EM_AARCH64, 0x10000, ElfBuilder.BASE + 0x20000, 6))
                .isEqualTo(new PageSizes(java.util.List.of(4096, 16384, 65536), java.util.List.of(), null));
    }

    @Test
    void whatAgreesModuloASmallerPageIsRefusedByLargerOnes() throws Exception {
        PageSizes four = pages(ElfConstants.EM_AARCH64, 0x10000, ElfBuilder.BASE + 0x21000, 6);
        assertThat(four.loads()).containsExactly(4096);
        assertThat(four.refuses()).containsExactly(16384, 65536);
        assertThat(four.reason()).contains("offset 0x10000", "address 0x421000", "aligned to 0x1000");

        PageSizes sixteen = pages(ElfConstants.EM_AARCH64, 0x10000, ElfBuilder.BASE + 0x24000, 6);
        assertThat(sixteen.loads()).containsExactly(4096, 16384);
        assertThat(sixteen.refuses()).containsExactly(65536);
    }

    @Test
    void segmentsThatWouldShareALargePageMustGoTogether() throws Exception {
        PageSizes apart = pages(ElfConstants.EM_AARCH64, 0x1000, ElfBuilder.BASE + 0x1000, 6);
        assertThat(apart.loads()).containsExactly(4096);
        assertThat(apart.reason()).contains("share a page");

        PageSizes together = pages(ElfConstants.EM_AARCH64, 0x1000, ElfBuilder.BASE + 0x1000, 7);
        assertThat(together.refuses()).isEmpty();
    }

    @Test
    void aMachineWithoutPagesOfFourKibibytesIsCheckedToo() throws Exception {
        PageSizes sparc = pages(43, 0x10000, ElfBuilder.BASE + 0x21000, 6);
        assertThat(sparc.loads()).isEmpty();
        assertThat(sparc.refuses()).containsExactly(8192);
    }
}
