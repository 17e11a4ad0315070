package dev.freestand.core.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.Linkage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileKindsTest {

    private static final String LOADER = "/lib64/ld-linux-x86-64.so.2";

    private static ElfFile read(ElfBuilder builder) throws Exception {
        return ElfReader.read(ByteSource.of(builder.build()));
    }

    private static ElfBuilder positionIndependent() {
        return ElfBuilder.usual().type(ElfConstants.ET_DYN);
    }

    @Test
    void theTypeDecidesWhereItCan() throws Exception {
        assertThat(FileKinds.of(read(ElfBuilder.usual()))).isEqualTo(FileKind.EXECUTABLE);
        assertThat(FileKinds.of(read(ElfBuilder.usual().type(ElfConstants.ET_REL))))
                .isEqualTo(FileKind.RELOCATABLE);
        assertThat(FileKinds.of(read(ElfBuilder.usual().type(ElfConstants.ET_CORE))))
                .isEqualTo(FileKind.CORE);
        assertThat(FileKinds.of(read(ElfBuilder.usual().type(0xfe00)))).isEqualTo(FileKind.NOT_ELF);
    }

    @Test
    void positionIndependentProgramsAreDistinguishedFromLibraries() throws Exception {
        assertThat(FileKinds.pie(read(positionIndependent().interpreter(LOADER).needed("libc.so.6"))))
                .isTrue();
        assertThat(FileKinds.pie(read(positionIndependent().dynamic(ElfConstants.DT_FLAGS_1, ElfConstants.DF_1_PIE))))
                .isTrue();
        assertThat(FileKinds.pie(read(positionIndependent().dynamic(ElfConstants.DT_DEBUG, 0))))
                .isTrue();
        assertThat(FileKinds.pie(read(positionIndependent().code(new byte[] {(byte) 0x90}))))
                .isTrue();
        assertThat(FileKinds.pie(read(ElfBuilder.usual()))).isFalse();

        assertThat(FileKinds.of(read(positionIndependent().needed("libc.so.6"))))
                .isEqualTo(FileKind.SHARED_LIBRARY);
        assertThat(FileKinds.of(read(
                        positionIndependent().interpreter(LOADER).dynamicString(ElfConstants.DT_SONAME, "libc.so.6"))))
                .isEqualTo(FileKind.SHARED_LIBRARY);
    }

    @Test
    void segmentsGiveTheLinkage() throws Exception {
        assertThat(linkage(ElfBuilder.usual())).isEqualTo(Linkage.STATIC);
        assertThat(linkage(ElfBuilder.usual().code(new byte[1]).withoutSectionTable()))
                .isEqualTo(Linkage.STATIC);
        assertThat(linkage(ElfBuilder.usual().dynamic())).isEqualTo(Linkage.STATIC);
        assertThat(linkage(ElfBuilder.usual().interpreter(LOADER))).isEqualTo(Linkage.DYNAMIC);
        assertThat(linkage(ElfBuilder.usual().needed("libc.so.6"))).isEqualTo(Linkage.DYNAMIC);
        assertThat(linkage(positionIndependent().needed("libc.so.6"))).isEqualTo(Linkage.DYNAMIC);
        assertThat(linkage(positionIndependent().dynamic())).isEqualTo(Linkage.UNKNOWN);
        assertThat(linkage(ElfBuilder.usual().type(ElfConstants.ET_REL))).isEqualTo(Linkage.UNKNOWN);
    }

    @Test
    void aProgramWithoutSegmentsIsNotStatic() throws Exception {
        byte[] bytes = ElfBuilder.usual().build();
        bytes[56] = 0;
        ElfFile file = ElfReader.read(ByteSource.of(bytes));

        assertThat(SegmentEvidence.linkage(SegmentEvidence.evidence(file, FileKinds.of(file), "")))
                .isEqualTo(Linkage.UNKNOWN);
    }

    @Test
    void aProgramThatStartsWhereTheFileHasNothingIsNotStatic() throws Exception {
        byte[] bytes = ElfBuilder.usual().build();
        bytes[24 + 4] = 1;
        ElfFile file = ElfReader.read(ByteSource.of(bytes));

        LinkageEvidence evidence = SegmentEvidence.evidence(file, FileKinds.of(file), "");

        assertThat(SegmentEvidence.linkage(evidence)).isEqualTo(Linkage.UNKNOWN);
        assertThat(evidence.description()).contains("e_entry 0x1", "nothing that could run");
    }

    @Test
    void aProgramThatLinuxCannotMapIsNotStatic() throws Exception {
        byte[] bytes = ElfBuilder.usual().code(new byte[32]).build();
        bytes[64 + 8] = 16;
        // Sixteen bytes less in the file, so that it ends where the file does.
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(64 + 32, bytes.length - 16);
        ElfFile file = ElfReader.read(ByteSource.of(bytes));

        LinkageEvidence evidence = SegmentEvidence.evidence(file, FileKinds.of(file), "");

        assertThat(SegmentEvidence.linkage(evidence)).isEqualTo(Linkage.UNKNOWN);
        assertThat(evidence.description()).contains("offset 0x10 cannot be mapped to address 0x400000");
    }

    @Test
    void aPackedProgramIsNotStatic() throws Exception {
        byte[] mark = "UPX!".getBytes(StandardCharsets.US_ASCII);

        assertThat(linkage(ElfBuilder.usual().code(mark).withoutSectionTable())).isEqualTo(Linkage.UNKNOWN);
        assertThat(linkage(ElfBuilder.usual().code(mark))).isEqualTo(Linkage.STATIC);

        // In its own place the mark counts whatever sections a table invents.
        byte[] placed = "sum?UPX!".getBytes(StandardCharsets.US_ASCII);
        assertThat(linkage(ElfBuilder.usual().code(placed))).isEqualTo(Linkage.UNKNOWN);

        byte[] one = ElfBuilder.usual().code(mark).withoutSectionTable().build();
        one[40] = 1;
        assertThat(Packers.name(ElfReader.read(ByteSource.of(one)), ByteSource.of(one)))
                .isEqualTo("UPX");
    }

    @Test
    void aClassThatIsNotTheMachinesIsNotJudged() throws Exception {
        assertThat(linkage(new ElfBuilder(32, ByteOrder.LITTLE_ENDIAN).machine(ElfConstants.EM_AARCH64)))
                .isEqualTo(Linkage.UNKNOWN);
        assertThat(linkage(new ElfBuilder(32, ByteOrder.LITTLE_ENDIAN)))
                .as("x32, for which the kernel has a way of its own")
                .isEqualTo(Linkage.STATIC);
        assertThat(linkage(new ElfBuilder(32, ByteOrder.LITTLE_ENDIAN).machine(ElfConstants.EM_386)))
                .isEqualTo(Linkage.STATIC);
        assertThat(linkage(ElfBuilder.usual().machine(ElfConstants.EM_386))).isEqualTo(Linkage.UNKNOWN);
    }

    private static Linkage linkage(ElfBuilder builder) throws Exception {
        ByteSource source = ByteSource.of(builder.build());
        ElfFile file = ElfReader.read(source);
        return SegmentEvidence.linkage(SegmentEvidence.evidence(file, FileKinds.of(file), Packers.name(file, source)));
    }
}
