package dev.freestand.core.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Notes;
import dev.freestand.core.elf.Symbol;
import dev.freestand.core.elf.Symbols;
import dev.freestand.core.elf.VersionNeed;
import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.core.elf.read.ElfReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloorTest {

    private static List<VersionNeed> needs(String... names) {
        return Arrays.stream(names)
                .map(name -> new VersionNeed("lib", name, false))
                .toList();
    }

    private static Symbols symbols(int section, String... names) {
        return new Symbols(
                Arrays.stream(names)
                        .map(name -> new Symbol(name, 0, 0, Symbol.FUNCTION, section, 0))
                        .toList(),
                null);
    }

    private static ElfFile noted(int machine, int type, long... numbers) throws Exception {
        ElfBuilder builder = ElfBuilder.usual().machine(machine);
        return ElfReader.read(ByteSource.of(builder.noteAlignment(8)
                .note("GNU", type, builder.numbers(numbers))
                .build()));
    }

    @Test
    void versionsAreComparedByNumberAndByPrefix() {
        assertThat(SymbolFloor.of(needs(
                        "GLIBC_2.9", "GLIBC_2.34", "GLIBC_2.4", "GLIBCXX_3.4.29", "GLIBCXX_3.4.3", "CXXABI_TM_1")))
                .containsExactly(
                        Map.entry("CXXABI_TM", "1"), Map.entry("GLIBC", "2.34"), Map.entry("GLIBCXX", "3.4.29"));
    }

    @Test
    void namesWithoutANumberAndWeakNeedsHaveNoFloor() {
        assertThat(SymbolFloor.of(needs("GLIBC_PRIVATE", "2.3", "_2.3", "", "LIB_1.2.3.4.5.6.7.8.9", "LIB_2..3")))
                .isEmpty();
        assertThat(SymbolFloor.of(List.of(new VersionNeed("libc.so.6", "GLIBC_2.99", true))))
                .isEmpty();
    }

    @Test
    void whatHasNoPlaceIsNotLost() {
        assertThat(SymbolFloor.unplaced(needs(
                        "GLIBC_PRIVATE", "GLIBC_2.34", "GLIBC_ABI_DT_RELR", "GLIBC_ABI_GNU2_TLS", "", "GLIBC_PRIVATE")))
                .containsExactly("GLIBC_ABI_GNU2_TLS", "GLIBC_PRIVATE");
        assertThat(SymbolFloor.unplaced(List.of(new VersionNeed("libc.so.6", "GLIBC_PRIVATE", true))))
                .isEmpty();
    }

    @Test
    void theFloorOfMuslIsReadFromNewFunctions() {
        assertThat(MuslFloor.of(symbols(0, "qsort_r", "statx", "printf"), false))
                .contains("1.2.5");
        assertThat(MuslFloor.of(symbols(0, "printf"), false)).isEmpty();
        assertThat(MuslFloor.of(symbols(1, "statx"), false)).as("its own").isEmpty();
    }

    @Test
    void packedRelocationsAreAFloorOfMusl() {
        assertThat(MuslFloor.of(symbols(0, "printf"), true)).contains("1.2.4");
        assertThat(MuslFloor.of(symbols(0, "statx"), true)).contains("1.2.5");
    }

    @Test
    void libgccsOwnVersionsAreNoFloorOfGlibc() throws Exception {
        List<VersionNeed> needs = List.of(new VersionNeed("libgcc_s.so.1", "GLIBC_2.0", false));
        assertThat(SymbolFloor.of(needs)).isEmpty();
        assertThat(FloorCauses.of(needs, symbols(0))).isEmpty();
        assertThat(SymbolFloor.of(List.of(new VersionNeed("libgcc_s.so.1", "GCC_3.0", false))))
                .containsEntry("GCC", "3.0");
        assertThat(SymbolFloor.of(List.of(new VersionNeed("libc.so.6", "GLIBC_2.0", false))))
                .containsEntry("GLIBC", "2.0");
    }

    @Test
    void aVersionWithoutANumberIsOneName() {
        assertThat(FloorCauses.of(needs("GLIBC_2.2.5", "GLIBC_ABI_DT_X86_64_PLT", "GLIBC_PRIVATE"), symbols(0)))
                .extracting(cause -> cause.prefix() + "|" + cause.version())
                .containsExactly("GLIBC|2.2.5", "GLIBC_ABI_DT_X86_64_PLT|", "GLIBC_PRIVATE|");
    }

    @Test
    void theMarkerOfPackedRelocationsIsARelease() {
        assertThat(SymbolFloor.of(needs("GLIBC_2.2.5", "GLIBC_ABI_DT_RELR"))).containsEntry("GLIBC", "2.36");
    }

    @ParameterizedTest
    @CsvSource({"2.9, 2.34, -1", "2.34, 2.34.0, 0", "2.34.1, 2.34, 1", "10, 9.99, 1"})
    void order(String left, String right, int order) {
        assertThat(VersionNumber.parse(left)
                        .orElseThrow()
                        .compareTo(VersionNumber.parse(right).orElseThrow()))
                .isEqualTo(order);
    }

    @Test
    void theKernelIsTheAbiNotes() throws Exception {
        assertThat(NoteFloors.kernel(noted(ElfConstants.EM_X86_64, 1, 0, 4, 19, 2)))
                .isEqualTo("4.19.2");
        // 2 is Solaris.
        assertThat(NoteFloors.kernel(noted(ElfConstants.EM_X86_64, 1, 2, 4, 19, 2)))
                .isNull();
        assertThat(NoteFloors.kernel(noted(ElfConstants.EM_X86_64, 4, 0, 0, 0, 0)))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, x86-64-v1", "3, x86-64-v2", "7, x86-64-v3", "15, x86-64-v4", "8, x86-64-v4", "0, unknown"})
    void theProcessorLevelIsTheHighestBit(long bits, String level) throws Exception {
        ElfFile file = noted(ElfConstants.EM_X86_64, 5, Notes.X86_ISA_1_NEEDED, 4, bits, 0);

        assertThat(NoteFloors.isaLevel(file)).isEqualTo(level);
        assertThat(NoteFloors.isaLevel(noted(ElfConstants.EM_386, 5, Notes.X86_ISA_1_NEEDED, 4, bits, 0)))
                .as("32-bit programs have the note too")
                .isEqualTo(level);
    }

    @Test
    void withoutANoteTheProcessorLevelIsUnknown() throws Exception {
        assertThat(NoteFloors.isaLevel(noted(ElfConstants.EM_X86_64, 1, 0, 3, 2, 0)))
                .isEqualTo("unknown");
        assertThat(NoteFloors.isaLevel(noted(ElfConstants.EM_AARCH64, 5, Notes.X86_ISA_1_NEEDED, 4, 3, 0)))
                .isEqualTo("unknown");
    }
}
