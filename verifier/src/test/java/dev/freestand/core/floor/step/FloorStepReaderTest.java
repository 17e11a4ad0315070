package dev.freestand.core.floor.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.freestand.core.analysis.ElfAnalyzer;
import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Notes;
import dev.freestand.core.elf.Symbol;
import dev.freestand.core.elf.Symbols;
import dev.freestand.core.elf.VersionNeed;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.facts.FloorStep;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Privileges;
import dev.freestand.core.floor.ProcessorLevel;
import dev.freestand.core.hazard.AuxiliaryFiles;
import dev.freestand.core.text.FloorStepText;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The ladders of small real files. */
final class FloorStepReaderTest {

    private static List<FloorStep> ladder(String name) throws Exception {
        Path file = Path.of("src", "test", "corpus", "files", name + ".gz");
        try (InputStream packed = Files.newInputStream(file)) {
            ByteSource source = ByteSource.of(new GZIPInputStream(packed).readAllBytes());
            return ElfAnalyzer.analyze(ElfReader.read(source), source, AuxiliaryFiles.NONE, Privileges.UNKNOWN)
                    .requirements()
                    .ladder();
        }
    }

    private static ElfFile elf(String name) throws Exception {
        try (InputStream packed = Files.newInputStream(Path.of("src", "test", "corpus", "files", name + ".gz"))) {
            return ElfReader.read(ByteSource.of(new GZIPInputStream(packed).readAllBytes()));
        }
    }

    private static List<String> words(String name) throws Exception {
        return ladder(name).stream()
                .map(step -> FloorStepText.name(step) + " " + FloorStepText.cause(step) + FloorStepText.below(step))
                .toList();
    }

    @Test
    void eachStepNamesItsSymbolsAndWhatIsLeftWithoutIt() throws Exception {
        assertThat(words("dynamic-thread"))
                .startsWith(
                        "GLIBC 2.34 because of 3 symbols (__libc_start_main, pthread_create, pthread_join) of libc.so.6"
                                + " (DT_VERNEED); without them 2.2.5",
                        "GLIBC 2.2.5 because of 2 symbols (__cxa_finalize, puts) of libc.so.6 (DT_VERNEED); without"
                                + " them no floor");
        assertThat(words("aarch64-dynamic"))
                .contains("kernel 3.7.0 by NT_GNU_ABI_TAG; without it no floor")
                .noneMatch(line -> line.startsWith("cpu"));
    }

    @Test
    void packedRelocationsAreAStepOfTheirOwn() throws Exception {
        FloorStep packed = ladder("dynamic-relr").get(0);
        assertThat(FloorStepText.name(packed)).isEqualTo("GLIBC 2.36");
        assertThat(packed.asking().evidence()).isEqualTo("libc.so.6, GLIBC_ABI_DT_RELR (DT_VERNEED)");
        assertThat(packed.below()).isEqualTo("2.34");
        assertThat(packed.cure()).isEqualTo("link without -Wl,-z,pack-relative-relocs (--pack-dyn-relocs=relr)");
    }

    @Test
    void everyPrefixHasALadder() throws Exception {
        assertThat(ladder("dynamic-libstdcxx"))
                .extracting(FloorStep::floor, FloorStep::version, FloorStep::below)
                .containsExactly(
                        tuple("CXXABI", "1.3", null),
                        tuple("GCC", "3.0", null),
                        tuple("GLIBC", "2.34", "2.14"),
                        tuple("GLIBC", "2.14", "2.2.5"),
                        tuple("GLIBC", "2.2.5", null),
                        tuple("GLIBCXX", "3.4.21", "3.4"),
                        tuple("GLIBCXX", "3.4", null),
                        tuple("cpu", "x86-64-v1", null),
                        tuple("hash table", "", null),
                        tuple("kernel", "3.2.0", null));
        assertThat(ladder("dynamic-libstdcxx"))
                .filteredOn(step -> List.of("1.3", "3.0", "2.2.5", "3.4").contains(step.version()))
                .extracting(FloorStep::cure)
                .hasSize(4)
                .containsOnly("none is needed: every release of that library has it");
        assertThat(ladder("dynamic-libstdcxx").get(3).cure())
                .isEqualTo("pin an older version of memcpy (.symver), build on an older sysroot, or link with musl or"
                        + " statically");
    }

    @Test
    void aStaticFileHasNoLadderOfLibraries() throws Exception {
        assertThat(words("glibc-static"))
                .containsExactly(
                        "cpu x86-64-v1 by GNU_PROPERTY_X86_ISA_1_NEEDED; without it no floor",
                        "kernel 3.2.0 by NT_GNU_ABI_TAG; without it no floor");
        assertThat(ladder("musl-static")).isEmpty();
        assertThat(ladder("object")).isEmpty();
    }

    @Test
    void aWeakNeedAndAVersionWithoutANumberAreSteps() throws Exception {
        ElfFile like = elf("dynamic-pie");
        List<FloorStep> ladder = FloorStepReader.read(
                new ElfFile(
                        like.header(),
                        like.segments(),
                        like.interpreter(),
                        null,
                        like.sections(),
                        List.of(
                                new VersionNeed("libc.so.6", "GLIBC_2.17", false, 2),
                                new VersionNeed("libc.so.6", "GLIBC_2.38", true, 3),
                                new VersionNeed("libc.so.6", "GLIBC_PRIVATE", false, 4)),
                        Notes.NONE,
                        like.companion(),
                        List.of()),
                Linkage.DYNAMIC,
                LibcFlavour.GLIBC,
                new Symbols(List.of(new Symbol("__libc_dlopen_mode", 0, 0, Symbol.FUNCTION, 0, 4)), null),
                new ProcessorLevel(ProcessorLevel.UNKNOWN, "", ""));
        assertThat(ladder)
                .extracting(FloorStep::floor, FloorStep::version, FloorStep::counts, FloorStep::below)
                .containsExactly(
                        tuple("GLIBC", "2.38", false, null),
                        tuple("GLIBC", "2.17", true, null),
                        tuple("GLIBC_PRIVATE", "", true, null));
        assertThat(ladder.get(0).cure()).isEqualTo("none is needed: the loader goes on without it");
        assertThat(FloorStepText.below(ladder.get(0))).isEqualTo("; it does not count");
        assertThat(ladder.get(2).asking().symbols()).containsExactly("__libc_dlopen_mode");
        assertThat(ladder.get(2).cure()).startsWith("avoid functions that are not in glibc's headers");
    }
}
