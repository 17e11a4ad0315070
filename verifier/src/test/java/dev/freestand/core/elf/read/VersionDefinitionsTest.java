package dev.freestand.core.elf.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.MemorySource;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionDefinitionsTest {

    @ParameterizedTest
    @ValueSource(ints = {32, 64})
    void namesEveryVersionInEitherByteOrder(int bits) throws Exception {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            ElfBuilder library =
                    new ElfBuilder(bits, order).type(ElfConstants.ET_DYN).defines("libx.so.1", "X_1.0", "X_1.1");

            assertThat(read(library.build())).contains(Set.of("libx.so.1", "X_1.0", "X_1.1"));
        }
    }

    @Test
    void aLibraryWithoutVersionsIsNotOneWithoutNames() throws Exception {
        assertThat(read(ElfBuilder.usual()
                        .type(ElfConstants.ET_DYN)
                        .needed("libc.so.6")
                        .build()))
                .isEmpty();
        assertThat(read(ElfBuilder.usual().build())).isEmpty();
    }

    @Test
    void aTableThatLeadsOutOfTheFileIsRefused() {
        byte[] none =
                ElfBuilder.usual().dynamic(ElfConstants.DT_VERDEF, 0x1234_5678L).build();
        assertThatThrownBy(() -> read(none)).isInstanceOf(ElfFormatException.class);

        byte[] library = ElfBuilder.usual().defines("A", "B").build();
        int second = indexOf(library, new byte[] {28, 0, 0, 0});
        // The link to the next one (vd_next) is as long as it can be.
        library[second + 3] = (byte) 0xff;
        assertThatThrownBy(() -> read(library)).isInstanceOf(ElfFormatException.class);
    }

    @Test
    void everyByteOfATableMayBeDamaged() throws IOException {
        byte[] sound = ElfBuilder.usual().defines("A_1", "B_2", "C_3").build();
        for (int at = 0; at < sound.length; at++) {
            byte[] damaged = sound.clone();
            damaged[at] ^= 0x55;
            try {
                read(damaged);
            } catch (ElfFormatException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    private static Optional<Set<String>> read(byte[] bytes) throws ElfFormatException, IOException {
        MemorySource source = new MemorySource(bytes);
        return VersionDefinitions.read(ElfReader.read(source), source);
    }

    private static int indexOf(byte[] in, byte[] what) {
        for (int at = in.length - what.length; at >= 0; at--) {
            if (java.util.Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        throw new AssertionError("not there");
    }
}
