package dev.freestand.core.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.elf.Endianness;
import dev.freestand.core.elf.Symbol;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lenient view of sections and symbols, through what is measured with it. */
class SymbolSizesTest {

    private static final int ABSOLUTE = 0xfff1;
    private static final int NAMES_AT = 64;
    private static final int SYMBOLS_AT = 1024;
    private static final int TABLE_AT = 1536;
    private static final int SYMBOLS = 6;

    private boolean wide;
    private ByteBuffer file = ByteBuffer.allocate(0);

    @BeforeEach
    void build() {
        build(64, ByteOrder.LITTLE_ENDIAN);
    }

    private void build(int bits, ByteOrder order) {
        wide = bits == 64;
        file = ByteBuffer.allocate(2048).order(order);
        file.position(NAMES_AT)
                .put(("\0.text\0main\0" + "n".repeat(600) + "\0tls\0").getBytes(StandardCharsets.US_ASCII));
        section(1, 1, 1, 0, 0, 0);
        section(2, 7, ElfConstants.SHT_SYMTAB, SYMBOLS_AT, SYMBOLS * (wide ? 24 : 16), 3);
        section(3, 0, 3, NAMES_AT, 700, 0);
        symbol(1, 7, Symbol.FUNCTION, 1, 0x10, 100);
        symbol(2, 12, Symbol.OBJECT, ABSOLUTE, 0x20, 30);
        symbol(3, 613, Symbol.TLS, 1, 0x10, 8);
        symbol(4, 9999, Symbol.INDIRECT_FUNCTION, 1, 0x30, 5);
        symbol(5, 1, Symbol.FUNCTION, 1, 0x10, 100);
    }

    private void section(int index, int name, long type, long offset, long size, int link) {
        int at = TABLE_AT + index * (wide ? 64 : 40);
        file.putInt(at, name).putInt(at + 4, (int) type);
        word(at + (wide ? 24 : 16), offset);
        word(at + (wide ? 32 : 20), size);
        file.putInt(at + (wide ? 40 : 24), link);
    }

    private void symbol(int index, int name, int type, int section, long address, long size) {
        int at = SYMBOLS_AT + index * (wide ? 24 : 16);
        file.putInt(at, name).put(at + (wide ? 4 : 12), (byte) (0x10 | type));
        file.putShort(at + (wide ? 6 : 14), (short) section);
        word(at + (wide ? 8 : 4), address);
        word(at + (wide ? 16 : 8), size);
    }

    private void word(int at, long value) {
        if (wide) {
            file.putLong(at, value);
        } else {
            file.putInt(at, (int) value);
        }
    }

    private List<SymbolUsage> read(long tableAt, int count) throws Exception {
        Endianness order = file.order() == ByteOrder.BIG_ENDIAN ? Endianness.BIG : Endianness.LITTLE;
        ElfHeader header =
                new ElfHeader(wide ? 64 : 32, order, 0, 2, 62, 0, 0, tableAt, 0, 56, 0, wide ? 64 : 40, count, 3);
        return SymbolSizes.of(header, ByteSource.of(file.array()));
    }

    @ParameterizedTest
    @CsvSource({"32, false", "32, true", "64, false", "64, true"})
    void eachClassAndByteOrderIsRead(int bits, boolean big) throws Exception {
        build(bits, big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        assertThat(read(TABLE_AT, 4))
                .as("a second name for an address counts once; other places have no name; long names are cut")
                .containsExactly(
                        new SymbolUsage("main", ".text", 100),
                        new SymbolUsage("n".repeat(512), "", 30),
                        new SymbolUsage("tls", ".text", 8),
                        new SymbolUsage("", ".text", 5));
    }

    @Test
    void aFileWithoutSymbolTableHasNoSymbols() throws Exception {
        assertThat(read(TABLE_AT, 2)).isEmpty();
    }

    @Test
    void anUnusableTableIsNamed() {
        assertThatThrownBy(() -> read(0, 4))
                .isInstanceOf(ElfFormatException.class)
                .hasMessage("it has no section table");
        assertThatThrownBy(() -> read(TABLE_AT, 3)).hasMessage("the symbol table names no string table");
        assertThatThrownBy(() -> read(TABLE_AT, 60)).hasMessage("the section table lies outside the file");
        section(2, 7, ElfConstants.SHT_SYMTAB, 2040, 24, 3);
        assertThatThrownBy(() -> read(TABLE_AT, 4)).hasMessage("the symbol table lies outside the file");
        section(2, 7, ElfConstants.SHT_SYMTAB, SYMBOLS_AT, 24, 3);
        section(3, 0, 3, NAMES_AT, -1, 0);
        assertThatThrownBy(() -> read(TABLE_AT, 4)).hasMessage("the symbols' names lies outside the file");
    }
}
