package dev.freestand.core.elf.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.Notes;
import dev.freestand.core.elf.Section;
import dev.freestand.core.elf.Sections;
import dev.freestand.core.elf.Segment;
import dev.freestand.core.elf.VersionNeed;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ElfReaderTest {

    static Stream<Arguments> layouts() {
        return Stream.of(
                Arguments.of(32, ByteOrder.LITTLE_ENDIAN),
                Arguments.of(32, ByteOrder.BIG_ENDIAN),
                Arguments.of(64, ByteOrder.LITTLE_ENDIAN),
                Arguments.of(64, ByteOrder.BIG_ENDIAN));
    }

    static ElfBuilder rich(int bits, ByteOrder order) {
        ElfBuilder builder = new ElfBuilder(bits, order)
                .type(ElfConstants.ET_DYN)
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needed("libm.so.6")
                .needed("libc.so.6")
                .dynamicString(ElfConstants.DT_RUNPATH, "$ORIGIN/../lib")
                .dynamic(ElfConstants.DT_FLAGS_1, ElfConstants.DF_1_PIE)
                .version("libm.so.6", "GLIBC_2.29")
                .version("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.34")
                .section(".text", 1, new byte[] {1, 2, 3})
                .section(".symtab", 2, new byte[24]);
        return builder.note("GNU", 1, builder.numbers(0, 3, 2, 0))
                .note("GNU", 3, new byte[] {(byte) 0xca, (byte) 0xfe});
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void readsEveryClassAndByteOrder(int bits, ByteOrder order) throws Exception {
        ElfFile file = ElfReader.read(ByteSource.of(rich(bits, order).build()));

        assertThat(file.header().bits()).isEqualTo(bits);
        assertThat(file.header().byteOrder().name() + "_ENDIAN").isEqualTo(order.toString());
        assertThat(file.header().type()).isEqualTo(ElfConstants.ET_DYN);
        assertThat(file.interpreter()).isEqualTo("/lib64/ld-linux-x86-64.so.2");
        assertThat(file.needed()).containsExactly("libm.so.6", "libc.so.6");
        assertThat(file.dynamic().runpath()).isEqualTo("$ORIGIN/../lib");
        assertThat(file.dynamic().rpath()).isNull();
        assertThat(file.dynamic().flag(ElfConstants.DT_FLAGS_1, ElfConstants.DF_1_PIE))
                .isTrue();
        assertThat(file.versionNeeds())
                .containsExactly(
                        new VersionNeed("libm.so.6", "GLIBC_2.29", false, 2),
                        new VersionNeed("libc.so.6", "GLIBC_2.2.5", false, 2),
                        new VersionNeed("libc.so.6", "GLIBC_2.34", false, 2));
        assertThat(file.sections().problem()).isNull();
        assertThat(file.sections().all())
                .extracting(Section::name)
                .containsExactly("", ".text", ".symtab", ".shstrtab", ".rest");
        assertThat(file.notes().problem()).isNull();
        assertThat(file.notes().abiTag()).isEqualTo(new Notes.AbiTag(0, 3, 2, 0));
        assertThat(file.notes().buildId()).isEqualTo("cafe");
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void readsPropertiesInNotesAlignedToEight(int bits, ByteOrder order) throws Exception {
        ElfBuilder builder = new ElfBuilder(bits, order).noteAlignment(8);
        byte[] property = bits == 64
                ? builder.numbers(0xc0000002L, 4, 3, 0, Notes.X86_ISA_1_NEEDED, 4, 7, 0)
                : builder.numbers(0xc0000002L, 4, 3, Notes.X86_ISA_1_NEEDED, 4, 7);
        ElfFile file = ElfReader.read(ByteSource.of(
                builder.note("GNU", 5, property).note("Go", 4, new byte[] {1}).build()));

        assertThat(file.notes().problem()).isNull();
        assertThat(file.notes().property(Notes.X86_ISA_1_NEEDED)).hasValue(7);
        assertThat(file.notes().ownedBy("Go")).isTrue();
    }

    @Test
    void aFileWithoutSectionTableKeepsTheFactsOfSegments() throws Exception {
        ElfFile file = ElfReader.read(ByteSource.of(
                rich(64, ByteOrder.LITTLE_ENDIAN).withoutSectionTable().build()));

        assertThat(file.sections().available()).isFalse();
        assertThat(file.sections().problem()).contains("no section table");
        assertThat(file.needed()).containsExactly("libm.so.6", "libc.so.6");
        assertThat(file.interpreter()).isNotNull();
    }

    @Test
    void theSectionCountAndTheNameTableMayStandInSectionZero() throws Exception {
        byte[] plain = rich(64, ByteOrder.LITTLE_ENDIAN).build();
        int table = (int) new Edit(plain).u64(40);
        byte[] extended = new Edit(plain)
                .u16(60, 0)
                .u16(62, 0xffff)
                .u64(table + 32, 5)
                .u32(table + 40, 3)
                .done();

        Sections sections = ElfReader.read(ByteSource.of(extended)).sections();

        assertThat(sections.problem()).isNull();
        assertThat(sections.all())
                .extracting(Section::name)
                .containsExactly("", ".text", ".symtab", ".shstrtab", ".rest");
    }

    @Test
    void theSegmentCountOfADumpMayStandInSectionZero() throws Exception {
        byte[] plain =
                rich(64, ByteOrder.LITTLE_ENDIAN).type(ElfConstants.ET_CORE).build();
        int table = (int) new Edit(plain).u64(40);
        byte[] extended = new Edit(plain).u16(56, 0xffff).u32(table + 44, 4).done();

        assertThat(ElfReader.read(ByteSource.of(extended)).segments()).hasSize(4);
        assertThat(ElfReader.read(ByteSource.of(extended)).needed()).hasSize(2);
    }

    @Test
    void ofOverlappingSegmentsTheLastMappedOneCounts() throws Exception {
        long length = ElfBuilder.usual().needed("libc.so.6").build().length;
        // Mapped over the first, eight bytes further in the file: the program headers that the loader would find
        // there are not those of the file.
        byte[] shifted = ElfBuilder.usual()
                .needed("libc.so.6")
                .segment(new Segment(ElfConstants.PT_LOAD, 4, 8, ElfBuilder.BASE, length, length, 0x1000))
                .build();

        assertThatThrownBy(() -> ElfReader.read(ByteSource.of(shifted)))
                .isInstanceOfSatisfying(
                        ElfFormatException.class, e -> assertThat(e.fault()).isEqualTo(ElfFault.HEADERS_AMBIGUOUS));
    }
}
