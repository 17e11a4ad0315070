package dev.freestand.core.libc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Section;
import dev.freestand.core.elf.Sections;
import dev.freestand.core.elf.SeparateDebugFile;
import dev.freestand.core.elf.Symbol;
import dev.freestand.core.elf.Symbols;
import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.core.elf.read.ElfReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibcFreeSymbolsTest {

    private static final long START = 0x401000;

    /** A program with 100 bytes of code. */
    private static ElfFile program() throws Exception {
        ElfFile file = ElfReader.read(ByteSource.of(ElfBuilder.usual().build()));
        long flags = ElfConstants.SHF_ALLOC | ElfConstants.SHF_EXECINSTR;
        Sections sections = new Sections(List.of(new Section(".text", 1, flags, START, 0x1000, 100)), null);
        return new ElfFile(
                file.header(),
                file.segments(),
                null,
                null,
                sections,
                List.of(),
                file.notes(),
                SeparateDebugFile.NONE,
                List.of());
    }

    private static Symbol function(String name, long from, long size) {
        return new Symbol(name, START + from, size, Symbol.FUNCTION, 1, 0);
    }

    private static String problem(Symbol... symbols) throws Exception {
        return LibcFreeSymbols.of(program(), new Symbols(List.of(symbols), null))
                .problem();
    }

    @Test
    void everyByteBelongsToAFunctionOrStandsBeforeOne() throws Exception {
        assertThat(problem(function("_start", 0, 100))).isNull();
        assertThat(problem(function("second", 48, 40), function("_start", 0, 33), function("memcpy", 2, 5)))
                .isNull();
        assertThat(problem(function("second", 49, 51), function("_start", 0, 33)))
                .isEqualTo("no symbol names its code at 0x401021");
        assertThat(problem(function("_start", 0, 84))).isEqualTo("no symbol names its code at 0x401054");
        assertThat(problem(function("_start", 0, 0))).isEqualTo("no symbol names its code at 0x401000");
        assertThat(problem()).isEqualTo("no symbol names its code at 0x401000");
    }

    @Test
    void aNameOfACLibraryIsEnoughAgainstIt() throws Exception {
        assertThat(problem(function("_start", 0, 50), function("exit", 50, 50)))
                .isEqualTo("it has functions or objects named as in a C library: exit");
        assertThat(problem(
                        function("write", 0, 20),
                        function("read", 20, 20),
                        function("open", 40, 20),
                        function("exit", 60, 20),
                        function("abort", 80, 20)))
                .endsWith(": abort, exit, open, read and 1 more");
    }

    @Test
    void withoutSymbolsOrSectionsNothingIsNamed() throws Exception {
        ElfFile file = ElfReader.read(ByteSource.of(ElfBuilder.usual().build()));

        assertThat(LibcFreeSymbols.of(file, new Symbols(List.of(), "stripped")).problem())
                .isEqualTo("symbols: stripped");
        assertThat(LibcFreeSymbols.of(file, new Symbols(List.of(function("_start", 0, 9)), null))
                        .problem())
                .isEqualTo("no section has its code");
    }
}
