package dev.freestand.core.elf.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.Segment;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedElfTest {

    private static final int LOAD = 0;
    private static final int INTERP = 1;
    private static final int DYNAMIC = 2;
    private static final int P_OFFSET = 8;
    private static final int P_FILESZ = 32;
    private static final int P_MEMSZ = 40;

    private static byte[] sound() {
        return ElfReaderTest.rich(64, ByteOrder.LITTLE_ENDIAN).build();
    }

    static Stream<Arguments> damages() {
        int length = sound().length;
        int versions = new Edit(sound()).indexOf("GLIBC_2.29");
        return Stream.of(
                damage(ElfFault.BAD_MAGIC, edit().u8(3, 'G')),
                damage(ElfFault.BAD_CLASS, edit().u8(4, 3)),
                damage(ElfFault.BAD_BYTE_ORDER, edit().u8(5, 0)),
                damage(ElfFault.BAD_VERSION, edit().u8(6, 2)),
                damage(ElfFault.BAD_VERSION, edit().u32(20, 0)),
                damage(ElfFault.BAD_PHENTSIZE, edit().u16(54, 32)),
                damage(ElfFault.OFFSET_OUT_OF_FILE, edit().u64(32, -1)),
                damage(ElfFault.OFFSET_OUT_OF_FILE, edit().u64(32, length + 1L)),
                damage(ElfFault.HEADERS_TOO_LARGE, edit().u16(56, 0xfffe)),
                damage(ElfFault.HEADERS_TOO_LARGE, edit().u16(56, 1171)),
                damage(ElfFault.TRUNCATED, edit().u16(56, 1170)),
                damage(
                        ElfFault.INDEX_OUT_OF_RANGE,
                        edit().u16(16, ElfConstants.ET_CORE).u16(56, 0xffff).u64(40, 0)),
                damage(ElfFault.HEADERS_TOO_LARGE, edit().u16(56, 0xffff)),
                damage(ElfFault.OFFSET_OUT_OF_FILE, edit().segment(INTERP, P_OFFSET, Long.MIN_VALUE)),
                damage(ElfFault.TRUNCATED, edit().segment(LOAD, P_FILESZ, Long.MAX_VALUE)),
                damage(ElfFault.TRUNCATED, edit().segment(LOAD, P_FILESZ, -1)),
                damage(ElfFault.SEGMENT_SIZES, edit().segment(LOAD, P_MEMSZ, 1)),
                damage(ElfFault.CONTENTS_MISSING, edit().segment(INTERP, P_FILESZ, 0)),
                damage(ElfFault.CONTENTS_MISSING, edit().segment(DYNAMIC, P_FILESZ, 0)),
                damage(ElfFault.STRING_UNTERMINATED, edit().segment(INTERP, P_FILESZ, 4)),
                damage(ElfFault.INTERPRETER_EMPTY, edit().u8(edit().indexOf("/lib64/ld-"), 0)),
                damage(ElfFault.DYNAMIC_AMBIGUOUS, edit().segment(DYNAMIC, P_OFFSET, 64)),
                damage(ElfFault.DYNAMIC_UNTERMINATED, edit().segment(DYNAMIC, P_FILESZ, 32)),
                damage(ElfFault.ADDRESS_UNMAPPED, edit().dynamicValue(DYNAMIC, ElfConstants.DT_STRTAB, -1)),
                damage(ElfFault.STRING_TABLE_MISSING, edit().dynamicTag(DYNAMIC, ElfConstants.DT_STRTAB, 0x66)),
                damage(ElfFault.INDEX_OUT_OF_RANGE, edit().dynamicValue(DYNAMIC, ElfConstants.DT_NEEDED, -1)),
                damage(ElfFault.ADDRESS_UNMAPPED, edit().dynamicValue(DYNAMIC, ElfConstants.DT_VERNEED, 1)),
                damage(ElfFault.VERSIONS_INCONSISTENT, edit().dynamicValue(DYNAMIC, ElfConstants.DT_VERNEEDNUM, 9)),
                damage(ElfFault.SEGMENT_DUPLICATE, new Edit(twoInterpreters())),
                damage(ElfFault.STRING_TOO_LONG, new Edit(longName())),
                Arguments.of(ElfFault.TRUNCATED, Arrays.copyOf(sound(), versions)));
    }

    private static Edit edit() {
        return new Edit(sound());
    }

    private static Arguments damage(ElfFault fault, Edit edit) {
        return Arguments.of(fault, edit.done());
    }

    private static byte[] twoInterpreters() {
        return ElfBuilder.usual()
                .interpreter("/lib/ld.so")
                .segment(new Segment(ElfConstants.PT_INTERP, 4, 0x100, ElfBuilder.BASE, 8, 8, 1))
                .build();
    }

    private static byte[] longName() {
        return ElfBuilder.usual().needed("x".repeat(5000)).build();
    }

    @ParameterizedTest
    @MethodSource("damages")
    void eachDamageHasItsFault(ElfFault fault, byte[] bytes) {
        ElfFormatException e =
                catchThrowableOfType(ElfFormatException.class, () -> ElfReader.read(ByteSource.of(bytes)));

        assertThat(e).isNotNull();
        assertThat(e.fault()).isEqualTo(fault);
        assertThat(e).hasMessageMatching(fault == ElfFault.BAD_MAGIC ? ".*7f 45 4c 46" : "(?s).*(0x[0-9a-f]+|DT_).*");
    }

    @Test
    void aDamagedSectionTableCostsOnlyTheSections() throws Exception {
        byte[] garbage = edit().u64(40, sound().length - 7).done();
        byte[] wrongSize = edit().u16(58, 63).done();
        byte[] wrongNames = edit().u16(62, 77).done();
        byte[] hugeCount = edit().u16(60, 0).u64((int) edit().u64(40) + 32, -1).done();

        for (byte[] bytes : new byte[][] {garbage, wrongSize, wrongNames, hugeCount}) {
            ElfFile file = ElfReader.read(ByteSource.of(bytes));
            assertThat(file.sections().available()).isFalse();
            assertThat(file.sections().all()).isEmpty();
            assertThat(file.sections().problem()).contains("0x");
            assertThat(file.needed()).containsExactly("libm.so.6", "libc.so.6");
        }
    }

    @Test
    void aDamagedNoteCostsOnlyTheNotesBehindIt() throws Exception {
        byte[] bytes = edit().u32(edit().indexOf("GNU\0") - 8, 0xffffffffL).done();

        ElfFile file = ElfReader.read(ByteSource.of(bytes));

        assertThat(file.notes().problem()).contains("note-overrun");
        assertThat(file.notes().abiTag()).isNull();
        assertThat(file.needed()).hasSize(2);
    }

    @Test
    void everyTruncationGivesARecordOrATypedError() throws Exception {
        byte[] whole = sound();
        int errors = 0;
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            try {
                ElfFile file = ElfReader.read(ByteSource.of(part));
                assertThat(file.sections().available()).isFalse();
            } catch (ElfFormatException e) {
                assertThat(e.getMessage()).isNotBlank();
                errors++;
            }
        }
        // PT_LOAD covers the file, so that every shorter one lacks a part of a segment.
        assertThat(errors).isEqualTo(whole.length);
    }
}
