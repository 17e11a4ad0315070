package dev.freestand.core.elf.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.Notes;
import dev.freestand.core.elf.Segment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Notes that no PT_NOTE holds, or not as they are: read through the section table, and the place is said. */
class NotesBySectionsTest {

    private static final int NOTE = 1;
    private static final int SHT_NOTE = 7;
    private static final byte[] ID = {(byte) 0xca, (byte) 0xfe, 1, 2, 3, 4};

    private static byte[] note(int alignment, int type, byte[] content) {
        int contentAt = (16 + alignment - 1) / alignment * alignment;
        int size = (contentAt + content.length + alignment - 1) / alignment * alignment;
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(4).putInt(content.length).putInt(type).put("GNU\0".getBytes(StandardCharsets.US_ASCII));
        bytes.position(contentAt);
        bytes.put(content);
        return bytes.array();
    }

    private static Notes notes(byte[] bytes) throws Exception {
        return ElfReader.read(ByteSource.of(bytes)).notes();
    }

    /** As Go 1.24 leaves it. */
    @Test
    void aBuildIdThatOnlyASectionNamesIsRead() throws Exception {
        Notes notes = notes(ElfBuilder.usual()
                .section(".note.gnu.build-id", SHT_NOTE, note(4, 3, ID))
                .build());
        assertThat(notes.buildId()).isEqualTo("cafe01020304");
        assertThat(notes.elsewhere())
                .singleElement()
                .asString()
                .isEqualTo("section .note.gnu.build-id, which no PT_NOTE segment holds as it is");
        assertThat(notes.problem()).isNull();
    }

    @Test
    void aNoteThatASegmentHoldsIsNotReadTwice() throws Exception {
        byte[] plain = ElfBuilder.usual()
                .section(".note.gnu.build-id", SHT_NOTE, note(4, 3, ID))
                .build();
        int table = (int) new Edit(plain).u64(40);
        long offset = new Edit(plain).u64(table + 64 + 24);
        long size = new Edit(plain).u64(table + 64 + 32);
        byte[] covered = ElfBuilder.usual()
                .section(".note.gnu.build-id", SHT_NOTE, note(4, 3, ID))
                .segment(new Segment(ElfConstants.PT_NOTE, 4, offset + 56, 0, size, size, 4))
                .build();
        Notes notes = notes(covered);
        assertThat(notes.buildId()).isEqualTo("cafe01020304");
        assertThat(notes.all()).hasSize(1);
        assertThat(notes.elsewhere()).isEmpty();
    }

    @Test
    void aSegmentCutShortIsMadeUpForByItsSection() throws Exception {
        byte[] section = note(4, 3, ID);
        ElfBuilder builder = ElfBuilder.usual().section(".note.gnu.build-id", SHT_NOTE, section);
        byte[] plain = builder.build();
        int table = (int) new Edit(plain).u64(40);
        long offset = new Edit(plain).u64(table + 64 + 24);
        Notes notes = notes(builder.segment(new Segment(ElfConstants.PT_NOTE, 4, offset + 56, 0, 18, 18, 4))
                .build());
        assertThat(notes.buildId()).isEqualTo("cafe01020304");
        assertThat(notes.problem()).contains("note-overrun");
        assertThat(notes.elsewhere()).singleElement().asString().contains("section .note.gnu.build-id");
    }

    @Test
    void notesThatAreAlignedOtherwiseThanTheirSegmentSaysAreRead() throws Exception {
        ElfBuilder builder = ElfBuilder.usual().noteAlignment(4);
        builder.note("GNU", 3, new byte[] {(byte) 0xca, (byte) 0xfe, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        builder.note("GNU", 1, builder.numbers(0, 3, 2, 0));
        Notes notes = notes(new Edit(builder.build()).segment(NOTE, 48, 8).done());
        assertThat(notes.buildId()).isEqualTo("cafe0102030405060708090a");
        assertThat(notes.abiTag()).isEqualTo(new Notes.AbiTag(0, 3, 2, 0));
        assertThat(notes.elsewhere()).singleElement().asString().contains("aligned to 4 and not, as it states, to 8");
        assertThat(notes.problem()).isNull();
    }

    /** PT_GNU_PROPERTY, which kernels read, where there is neither PT_NOTE nor a section table. */
    @Test
    void aPropertySegmentIsASegmentOfNotes() throws Exception {
        ElfBuilder builder = ElfBuilder.usual().noteAlignment(8).withoutSectionTable();
        builder.note("GNU", 5, builder.numbers(Notes.X86_ISA_1_NEEDED, 4, 7, 0));
        byte[] bytes = builder.build();
        byte[] property = new Edit(bytes).u32(64 + 56 * NOTE, 0x6474e553L).done();
        assertThat(notes(property).property(Notes.X86_ISA_1_NEEDED)).hasValue(7);
    }

    @Test
    void anObjectsNotesAreThoseOfItsSections() throws Exception {
        Notes notes = notes(ElfBuilder.usual()
                .type(ElfConstants.ET_REL)
                .section(".note.gnu.build-id", SHT_NOTE, note(4, 3, ID))
                .build());
        assertThat(notes.buildId()).isEqualTo("cafe01020304");
    }
}
