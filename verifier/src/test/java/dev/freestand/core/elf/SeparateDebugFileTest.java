package dev.freestand.core.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.read.Edit;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.elf.read.SymbolReader;
import dev.freestand.verifier.corpus.Corpus;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** A companion is distinguished from a program that resembles one. */
class SeparateDebugFileTest {

    private static final int FILE_SIZE = 32;

    private static byte[] changed(String name, BiConsumer<ByteBuffer, Integer> segment) {
        ByteBuffer bytes = ByteBuffer.wrap(Corpus.of(name).bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < bytes.getShort(56); i++) {
            segment.accept(bytes, 64 + 56 * i);
        }
        return bytes.array();
    }

    private static Object read(byte[] bytes) throws Exception {
        try {
            return ElfReader.read(ByteSource.of(bytes)).companion();
        } catch (ElfFormatException e) {
            return e.fault();
        }
    }

    private static SeparateDebugFile companion(String name) throws Exception {
        return ElfReader.read(ByteSource.of(Corpus.of(name).bytes())).companion();
    }

    @Test
    void companionsAreRecognisedByTheirTools() throws Exception {
        assertThat(companion("debug-companion")).isEqualTo(SeparateDebugFile.BY_SEGMENTS);
        assertThat(companion("debug-companion-bare")).isEqualTo(SeparateDebugFile.BY_SEGMENTS);
        assertThat(companion("debug-companion-elfutils")).isEqualTo(SeparateDebugFile.BY_SECTIONS);
        assertThat(companion("dynamic-debug")).isEqualTo(SeparateDebugFile.NONE);
        assertThat(companion("bare-static")).isEqualTo(SeparateDebugFile.NONE);
        assertThat(companion("core")).isEqualTo(SeparateDebugFile.NONE);
    }

    @Test
    void whatIsLeftInOneIsRead() throws Exception {
        ElfFile file = ElfReader.read(ByteSource.of(Corpus.of("debug-companion").bytes()));

        assertThat(file.notes().buildId()).hasSize(40);
        assertThat(file.sections().contains(".debug_info")).isTrue();
        assertThat(SymbolReader.full(
                                file, ByteSource.of(Corpus.of("debug-companion").bytes()))
                        .defined())
                .extracting(Symbol::name)
                .contains("main");
    }

    /** Its section table still states that nothing is loaded: not enough to call it harmless, enough not to judge it. */
    @Test
    void oneWithCodeIsNotACompanionBySegments() throws Exception {
        byte[] named = changed("debug-companion", (bytes, at) -> {
            if (bytes.getInt(at) == ElfConstants.PT_INTERP) {
                bytes.putLong(at + FILE_SIZE, 0x1c);
            }
        });
        byte[] started = changed("debug-companion-bare", (bytes, at) -> bytes.putLong(24, 0x400040));
        byte[] loaded = changed("debug-companion-bare", (bytes, at) -> {
            if (bytes.getInt(at) == ElfConstants.PT_LOAD && bytes.getLong(at + FILE_SIZE) != 0) {
                bytes.putLong(at + FILE_SIZE, bytes.getLong(at + FILE_SIZE) + 8);
                bytes.putLong(at + 40, bytes.getLong(at + 40) + 8);
            }
        });
        // e_entry 0 is the magic number, which x86 executes as a jump into the headers.
        byte[] magic = changed("debug-companion-library", (bytes, at) -> {
            if (bytes.getInt(at) == ElfConstants.PT_LOAD) {
                bytes.putInt(at + 4, 5);
            }
        });

        for (byte[] bytes : List.of(named, started, loaded, magic)) {
            assertThat(read(bytes)).isEqualTo(SeparateDebugFile.BY_SECTIONS);
            assertThat(read(new Edit(bytes).u64(40, 0).u16(60, 0).u16(62, 0).done()))
                    .isIn(SeparateDebugFile.NONE, ElfFault.CONTENTS_MISSING, ElfFault.INTERPRETER_EMPTY);
        }
    }
}
