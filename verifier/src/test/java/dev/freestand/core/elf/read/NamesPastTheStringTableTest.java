package dev.freestand.core.elf.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.VersionNeed;
import org.junit.jupiter.api.Test;

/** No loader reads DT_STRSZ: a file whose names lie past it runs, and is read likewise. */
class NamesPastTheStringTableTest {

    private static final int DYNAMIC = 1;

    private static byte[] sound() {
        return ElfBuilder.usual()
                .needed("libc.so.6")
                .version("libc.so.6", "GLIBC_2.34")
                .build();
    }

    private static ElfFile read(Edit edit) throws Exception {
        return ElfReader.read(ByteSource.of(edit.done()));
    }

    private static void expectEverything(ElfFile file, String stated) {
        assertThat(file.needed()).containsExactly("libc.so.6");
        assertThat(file.versionNeeds()).extracting(VersionNeed::version).containsExactly("GLIBC_2.34");
        assertThat(file.leniencies())
                .singleElement()
                .asString()
                .contains("DT_STRSZ")
                .contains(stated);
    }

    @Test
    void aSoundTableNeedsNoLeniency() throws Exception {
        assertThat(read(new Edit(sound())).leniencies()).isEmpty();
    }

    @Test
    void versionNamesBehindTheTableAreReadAndThatIsSaid() throws Exception {
        // As long as the name of the library, which the name of the version follows.
        expectEverything(read(new Edit(sound()).dynamicValue(DYNAMIC, ElfConstants.DT_STRSZ, 11)), "0xb bytes");
    }

    @Test
    void aTableThatEndsInsideANameIsReadOn() throws Exception {
        expectEverything(read(new Edit(sound()).dynamicValue(DYNAMIC, ElfConstants.DT_STRSZ, 3)), "0x3 bytes");
    }

    @Test
    void aLengthThatIsMissingOrWouldReachOutOfTheFileIsNoMatter() throws Exception {
        expectEverything(
                read(new Edit(sound()).dynamicTag(DYNAMIC, ElfConstants.DT_STRSZ, 0x66)), "there is no DT_STRSZ");
        expectEverything(read(new Edit(sound()).dynamicValue(DYNAMIC, ElfConstants.DT_STRSZ, Long.MAX_VALUE)), "0x7f");
    }

    @Test
    void aNameThatIsNotInTheFileIsRefused() {
        for (long index : new long[] {-1, 1 << 20, Long.MAX_VALUE}) {
            byte[] bytes = new Edit(sound())
                    .dynamicValue(DYNAMIC, ElfConstants.DT_NEEDED, index)
                    .done();
            ElfFormatException e =
                    catchThrowableOfType(ElfFormatException.class, () -> ElfReader.read(ByteSource.of(bytes)));
            assertThat(e).isNotNull();
            assertThat(e.fault()).isEqualTo(ElfFault.INDEX_OUT_OF_RANGE);
        }
    }
}
