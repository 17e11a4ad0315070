package dev.freestand.core.elf.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.Symbol;
import dev.freestand.core.elf.Symbols;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** A program that exports nothing has a hash table without a chain, from which no count of symbols follows. */
class GnuHashWithoutExportsTest {

    private static final int DYNAMIC = 1;
    private static final int SHT_DYNSYM = 11;
    private static final long DT_MIPS_SYMTABNO = 0x70000011L;

    /** Two undefined symbols behind the null one; both are named by the first string. */
    private static byte[] symbols() {
        ByteBuffer bytes = ByteBuffer.allocate(3 * 24).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 1; i < 3; i++) {
            bytes.putInt(24 * i, 1).put(24 * i + 4, (byte) 0x12);
        }
        return bytes.array();
    }

    private static byte[] hash(int first) {
        ByteBuffer bytes = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(1).putInt(first).putInt(1).putInt(0).putLong(0).putInt(0);
        return bytes.array();
    }

    private static ElfBuilder builder(int first) {
        return ElfBuilder.usual()
                .dynamicString(0x66, "puts")
                .dynamic(ElfConstants.DT_SYMTAB, 0)
                .dynamic(ElfConstants.DT_GNU_HASH, 0)
                .dynamic(ElfConstants.DT_VERSYM, 0)
                .dynamic(DT_MIPS_SYMTABNO, 3)
                .section(".dynsym", 1, symbols())
                .section(".other", 1, new byte[6])
                .section(".gnu.hash", 1, hash(first));
    }

    /** Where a section begins in the file. */
    private static long offset(byte[] bytes, int section) {
        return new Edit(bytes).u64((int) new Edit(bytes).u64(40) + 64 * section + 24);
    }

    private static Edit placed(byte[] bytes) {
        return new Edit(bytes)
                .dynamicValue(DYNAMIC, ElfConstants.DT_SYMTAB, ElfBuilder.BASE + offset(bytes, 1))
                .dynamicValue(DYNAMIC, ElfConstants.DT_GNU_HASH, ElfBuilder.BASE + offset(bytes, 3))
                .dynamicTag(DYNAMIC, ElfConstants.DT_VERSYM, 0x67);
    }

    private static Symbols imports(byte[] bytes) throws Exception {
        return SymbolReader.imports(ElfReader.read(ByteSource.of(bytes)), ByteSource.of(bytes));
    }

    private static void expectBoth(byte[] bytes) throws Exception {
        Symbols imports = imports(bytes);
        assertThat(imports.problem()).isNull();
        assertThat(imports.all()).extracting(Symbol::name).containsExactly("puts", "puts");
    }

    /** lld and mold state the first hashed symbol truly: it is the one behind the last. */
    @Test
    void theFirstHashedSymbolGivesTheCountUnlessItIsOne() throws Exception {
        expectBoth(placed(builder(3).build()).done());
    }

    /** GNU ld says 1. */
    @Test
    void theSectionAtThatPlaceGivesTheCount() throws Exception {
        byte[] bytes = builder(1).build();
        int header = (int) new Edit(bytes).u64(40) + 64;
        expectBoth(placed(bytes)
                .u32(header + 4, SHT_DYNSYM)
                .u64(header + 16, ElfBuilder.BASE + offset(bytes, 1))
                .done());
    }

    @Test
    void theTableThatFollowsInMemoryGivesTheCount() throws Exception {
        byte[] bytes = builder(1).build();
        byte[] followed = new Edit(placed(bytes).done())
                .dynamicTag(DYNAMIC, 0x67, ElfConstants.DT_VERSYM)
                .dynamicValue(DYNAMIC, ElfConstants.DT_VERSYM, ElfBuilder.BASE + offset(bytes, 2))
                .done();
        assertThat(imports(followed).all()).hasSize(2);
    }

    @Test
    void mipsHasTheCountInATagOfItsOwn() throws Exception {
        expectBoth(placed(builder(1).machine(ElfConstants.EM_MIPS).build()).done());
    }

    @Test
    void anUnknownCountIsReported() throws Exception {
        byte[] bytes = builder(1).build();
        byte[] far = placed(bytes)
                .dynamicValue(DYNAMIC, ElfConstants.DT_GNU_HASH, ElfBuilder.BASE + offset(bytes, 3))
                .done();
        assertThat(imports(far).problem()).contains("tells how many");
    }
}
