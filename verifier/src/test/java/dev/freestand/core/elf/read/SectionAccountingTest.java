package dev.freestand.core.elf.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.Sections;
import dev.freestand.core.elf.UnaccountedRange;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every byte of a program is accounted for by its file offset: by a header, a section, or as padding. */
class SectionAccountingTest {

    private static final int LOAD = 0;
    private static final int FILE_SIZE = 32;
    private static final int MEMORY_SIZE = 40;

    private static byte[] sound() {
        return ElfBuilder.usual().section(".text", 1, new byte[] {1, 2, 3}).build();
    }

    /** The same with more bytes in its one PT_LOAD, behind everything that is in a section. */
    private static byte[] loading(byte[] more) {
        byte[] bytes = Arrays.copyOf(sound(), sound().length + more.length);
        System.arraycopy(more, 0, bytes, sound().length, more.length);
        return new Edit(bytes)
                .segment(LOAD, FILE_SIZE, bytes.length)
                .segment(LOAD, MEMORY_SIZE, bytes.length)
                .done();
    }

    private static Sections sections(byte[] bytes) throws Exception {
        return ElfReader.read(ByteSource.of(bytes)).sections();
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static byte[] repeated(int number, int times) {
        byte[] bytes = new byte[4 * times];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (number >> 8 * (i % 4));
        }
        return bytes;
    }

    /** As the linker of Go before 1.22 has it with .shstrtab. */
    @Test
    void aSectionInsideASegmentCountsWithoutItsOwnFlag() throws Exception {
        byte[] bytes = sound();
        int table = (int) new Edit(bytes).u64(40);
        Edit edit = new Edit(bytes);
        for (int i = 1; i < 4; i++) {
            edit.u64(table + 64 * i + 8, 0);
        }
        assertThat(sections(edit.done()).problem()).isNull();
    }

    /** As after {@code -Wl,-z,max-page-size=0x200000}. */
    @Test
    void paddingOfManyMegabytesIsPadding() throws Exception {
        Sections sections = sections(loading(new byte[3 << 20]));
        assertThat(sections.problem()).isNull();
        assertThat(sections.gaps()).isEmpty();
    }

    /** Traps of lld: x86's, ppc64's, loongarch's. */
    @Test
    void trapsThatFillAPageArePadding() throws Exception {
        for (int trap : new int[] {0xcccccccc, 0x7fe00008, 0x002a0000}) {
            assertThat(sections(loading(repeated(trap, 50_000))).problem()).isNull();
        }
    }

    @Test
    void contentBetweenMegabytesOfPaddingIsSeen() throws Exception {
        byte[] bytes = new byte[3 << 20];
        System.arraycopy(noise(200), 0, bytes, 1 << 20, 200);
        Sections sections = sections(loading(bytes));
        assertThat(sections.available()).isFalse();
        assertThat(sections.problem()).contains("0x300000 bytes at 0x", "are in no section and are loaded");
    }

    @Test
    void moreThanCouldBeLookedThroughIsNotBelieved() throws Exception {
        long size = PaddingDetector.MOST_LOOKED_AT + (4L << 20);
        byte[] head = new Edit(sound())
                .segment(LOAD, FILE_SIZE, size)
                .segment(LOAD, MEMORY_SIZE, size)
                .done();
        ByteSource source = new ByteSource() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public int read(long position, byte[] into, int from, int length) {
                assertThat(position).as("no byte of the padding is read").isLessThan(1 << 20);
                int count = (int) Math.min(length, size - position);
                for (int i = 0; i < count; i++) {
                    into[from + i] = position + i < head.length ? head[(int) position + i] : 0;
                }
                return count;
            }
        };
        assertThat(ElfReader.read(source).sections().problem()).contains("were not looked through");
    }

    /** A table moved to the end, with other bytes in its old place: they are reported, and the table is kept. */
    @Test
    void bytesOutsideSegmentsAndSectionsAreReportedByOffset() throws Exception {
        byte[] old = sound();
        int table = (int) new Edit(old).u64(40);
        int length = old.length - table;
        byte[] bytes = Arrays.copyOf(old, table + 500 + length);
        System.arraycopy(noise(500), 0, bytes, table, 500);
        System.arraycopy(old, table, bytes, table + 500, length);
        Sections sections = sections(new Edit(bytes)
                .u64(40, table + 500L)
                .segment(LOAD, FILE_SIZE, table)
                .segment(LOAD, MEMORY_SIZE, table)
                .done());
        assertThat(sections.problem()).isNull();
        assertThat(sections.gaps()).containsExactly(new UnaccountedRange(table, 500));
    }

    /** As llvm-bolt leaves it: the program headers are elsewhere, and the old ones still behind the ELF header. */
    @Test
    void programHeadersThatWereMovedAwayAreAccountedFor() throws Exception {
        byte[] plain = ElfBuilder.usual()
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needed("libc.so.6")
                .build();
        int length = 3 * 56;
        byte[] bytes = Arrays.copyOf(plain, plain.length + length);
        System.arraycopy(plain, 64, bytes, plain.length, length);
        byte[] moved = new Edit(bytes)
                .u64(32, plain.length)
                .u64(plain.length + FILE_SIZE, bytes.length)
                .u64(plain.length + MEMORY_SIZE, bytes.length)
                .done();
        assertThat(sections(moved).problem()).isNull();

        System.arraycopy(noise(length), 0, moved, 64, length);
        assertThat(sections(moved).problem()).contains("0xa8 bytes at 0x40 are in no section");
    }

    @Test
    void bytesBehindTheImageAreNotAccountedToTheTable() throws Exception {
        byte[] bytes = Arrays.copyOf(sound(), sound().length + 1000);
        System.arraycopy(noise(1000), 0, bytes, sound().length, 1000);
        assertThat(sections(bytes)).isEqualTo(sections(sound()));
    }

    @Test
    void aMissingTableIsDistinguishedFromADamagedOne() throws Exception {
        Sections none = sections(ElfBuilder.usual().withoutSectionTable().build());
        assertThat(none.available()).isFalse();
        assertThat(none.absent()).isTrue();

        Sections ruined = sections(new Edit(sound()).u16(58, 63).done());
        assertThat(ruined.available()).isFalse();
        assertThat(ruined.absent()).isFalse();
        assertThat(ruined.problem()).contains("e_shentsize");
    }
}
