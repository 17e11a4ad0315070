package dev.freestand.core.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.facts.Layout;
import dev.freestand.core.facts.Layout.FileRange;
import dev.freestand.core.facts.SectionTableState;
import dev.freestand.core.linkage.FileKinds;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What lies behind the image is counted and named, and is no fault. */
class PayloadReaderTest {

    private static byte[] program() {
        return ElfBuilder.usual().section(".text", 1, new byte[] {1, 2, 3}).build();
    }

    private static byte[] dynamicProgram() {
        return ElfBuilder.usual()
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needed("libc.so.6")
                .build();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Layout layout(byte[] bytes) throws Exception {
        ElfFile file = ElfReader.read(ByteSource.of(bytes));
        return LayoutReader.read(file, FileKinds.of(file), ByteSource.of(bytes));
    }

    private static Boolean stripped(byte[] bytes) throws Exception {
        return LayoutReader.stripped(ElfReader.read(ByteSource.of(bytes)), layout(bytes));
    }

    @Test
    void aPlainProgramHasNothingBehindIt() throws Exception {
        assertThat(layout(program()).behind()).isNull();
        assertThat(layout(joined(program(), new byte[5000])).behind())
                .as("padding is padding")
                .isNull();
    }

    @Test
    void bytesBehindTheImageAreCounted() throws Exception {
        byte[] bytes = joined(program(), noise(3000));
        Layout layout = layout(bytes);
        assertThat(layout.sectionTable()).isEqualTo(SectionTableState.READ);
        assertThat(layout.behind().offset()).isEqualTo(program().length);
        assertThat(layout.behind().size()).isEqualTo(3000);
        assertThat(layout.behind().holds()).isEmpty();
        assertThat(layout.unaccounted()).isEmpty();
        assertThat(stripped(bytes)).isTrue();
    }

    @Test
    void anElfFileAmongThemIsNamedWithItsLoader() throws Exception {
        byte[] front = joined(program(), new byte[100_000]);
        assertThat(layout(joined(front, dynamicProgram(), noise(70_000)))
                        .behind()
                        .holds())
                .containsExactly("an ELF program for x86-64 at 0x" + Integer.toHexString(front.length)
                        + ", dynamic (interpreter /lib64/ld-linux-x86-64.so.2)");
    }

    @Test
    void ofManyElfFilesAFewAreNamed() throws Exception {
        byte[] bytes = program();
        for (int i = 0; i < 9; i++) {
            bytes = joined(bytes, noise(33), dynamicProgram());
        }
        assertThat(layout(bytes).behind().holds()).hasSize(6).last().asString().isEqualTo("4 more ELF files");
    }

    @Test
    void formatsAreNamedByTheirBeginningOrTheirEnd() throws Exception {
        assertThat(layout(joined(program(), latin("hsqs"), noise(500))).behind().holds())
                .containsExactly("a squashfs file system");
        assertThat(layout(joined(program(), noise(500), latin("MEI\u000c\u000b\n\u000b\u000e"), noise(80)))
                        .behind()
                        .holds())
                .containsExactly("a PyInstaller archive");
    }

    @Test
    void aFileWithoutSectionTableIsStripped() throws Exception {
        byte[] none = ElfBuilder.usual().withoutSectionTable().build();
        assertThat(layout(none).sectionTable()).isEqualTo(SectionTableState.NONE);
        assertThat(stripped(none)).isTrue();
        assertThat(stripped(joined(none, noise(900)))).isTrue();
    }

    /** A table that is only no longer pointed to: its names are still there, and so may be the symbols. */
    @Test
    void symbolsThatOnlyTheHeaderWasMadeToForgetLeaveItOpen() throws Exception {
        byte[] none = ElfBuilder.usual().withoutSectionTable().build();
        byte[] bytes = joined(none, noise(200), latin("\0.symtab\0.strtab\0.shstrtab\0.text\0"), noise(64));
        assertThat(stripped(bytes)).isNull();
        assertThat(layout(bytes).unaccounted()).containsExactly(new FileRange(none.length, bytes.length - none.length));
    }

    @Test
    void theNamesInAnElfFileOfThePayloadAreItsOwn() throws Exception {
        byte[] unstripped = ElfBuilder.usual()
                .section(".symtab", 2, new byte[24])
                .section(".strtab", 3, new byte[1])
                .build();
        assertThat(stripped(joined(program(), noise(10), unstripped))).isTrue();
    }
}
