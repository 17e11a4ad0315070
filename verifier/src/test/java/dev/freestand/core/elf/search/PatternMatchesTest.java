package dev.freestand.core.elf.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Segment;
import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.core.elf.read.ElfReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternMatchesTest {

    private static final String NEEDLE = "needle in memory";
    private static final String OTHER = "another one";
    private static final int READ = 4;
    private static final int WRITE = 2;
    private static final int EXECUTE = 1;

    private static PatternMatches of(byte[] content, Segment... segments) throws Exception {
        ElfFile file = ElfReader.read(ByteSource.of(ElfBuilder.usual().build()));
        ElfFile loaded = new ElfFile(
                file.header(),
                List.of(segments),
                null,
                null,
                file.sections(),
                List.of(),
                file.notes(),
                file.companion(),
                List.of());
        return PatternMatches.of(new BytePatternMatcher(List.of(NEEDLE, OTHER)), loaded, ByteSource.of(content));
    }

    private static Segment load(int flags, long offset, long size) {
        return new Segment(ElfConstants.PT_LOAD, flags, offset, offset, size, size, 1);
    }

    private static byte[] bytes(int before) {
        return ("-".repeat(before) + NEEDLE + "-".repeat(100)).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void saysInWhatSortOfMemory() throws Exception {
        PatternMatches code = of(bytes(50), load(READ | EXECUTE, 0, 160));
        assertThat(code.inCode(NEEDLE)).isEqualTo(50);
        assertThat(code.inData(NEEDLE)).isNull();
        assertThat(code.anywhere(NEEDLE)).isTrue();
        assertThat(code.anywhere(OTHER)).isFalse();
        PatternMatches data = of(bytes(50), load(READ, 0, 160));
        assertThat(data.inCode(NEEDLE)).isNull();
        assertThat(data.inData(NEEDLE)).isEqualTo(50);
        PatternMatches writable = of(bytes(50), load(READ | WRITE, 0, 160));
        assertThat(writable.inCode(NEEDLE)).isNull();
        assertThat(writable.inData(NEEDLE)).isNull();
        assertThat(writable.anywhere(NEEDLE)).isTrue();
        assertThat(of(bytes(50), load(READ, 0, 65)).anywhere(NEEDLE)).isFalse();
    }

    @Test
    void whatIsMappedTwiceIsFoundWhereItIsReadOnly() throws Exception {
        PatternMatches twice = of(bytes(50), load(READ | WRITE, 0, 160), load(READ, 40, 80));
        assertThat(twice.inData(NEEDLE)).isEqualTo(50);
    }

    @Test
    void aPatternIsCountedInTheSegmentThatHoldsItsEnd() throws Exception {
        Segment[] segments = {load(READ | EXECUTE, 0, 60), load(READ, 60, 100)};
        PatternMatches across = of(bytes(50), segments);
        assertThat(across.inCode(NEEDLE)).isNull();
        assertThat(across.inData(NEEDLE)).isEqualTo(50);
        PatternMatches first = of(bytes(60 - NEEDLE.length()), segments);
        assertThat(first.inCode(NEEDLE)).isEqualTo(60 - NEEDLE.length());
        assertThat(first.inData(NEEDLE)).isNull();
    }

    @Test
    void noEdgeOfABufferHidesIt() throws Exception {
        for (int before = (1 << 16) - 20; before < (1 << 16) + 20; before++) {
            byte[] content = bytes(before);
            assertThat(of(content, load(READ, 0, content.length)).inData(NEEDLE))
                    .isEqualTo(before);
        }
    }
}
