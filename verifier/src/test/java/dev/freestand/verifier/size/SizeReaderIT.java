package dev.freestand.verifier.size;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.size.LibraryUsage;
import dev.freestand.core.size.MemberUsage;
import dev.freestand.core.size.SectionUsage;
import dev.freestand.core.size.SizeReport;
import dev.freestand.core.size.SymbolUsage;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real links; {@code nm} and {@code size} are the oracles. */
class SizeReaderIT {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void build() throws IOException {
        Files.writeString(folder.resolve("main.c"), """
                #include <stdio.h>
                char big_table[5000] = {1};
                static char zeros[70000];
                int main(int argc, char **argv) { zeros[argc] = big_table[argc]; printf("%d%s", argc, zeros); return 0; }
                """);
        run("musl-gcc -static -O -g main.c -o app.debug -Wl,-Map,app.map -Wl,--build-id");
        run("strip -o app app.debug");
        file = folder.resolve("app");
    }

    private String run(String command) throws IOException {
        ProcessResult result = new CommonsExecRunner()
                .run(ProcessRequest.of(List.of(command.split(" "))).in(folder));
        assertThat(result.succeeded()).as(result.err()).isTrue();
        return result.out();
    }

    @Test
    void symbolsOfTheTwinAgreeWithNm() throws Exception {
        SizeReport report = SizeReader.read(file, null, null);
        assertThat(report.twin()).isEqualTo(folder + "/app.debug");
        assertThat(report.saved()).isEqualTo(Files.size(folder.resolve("app.debug")) - Files.size(file));
        assertThat(report.symbols())
                .contains(new SymbolUsage("big_table", ".data", 5000), new SymbolUsage("zeros", ".bss", 70000));
        Map<String, Long> nm = new HashMap<>();
        for (String line : run("nm -S --defined-only app.debug").lines().toList()) {
            String[] words = line.split(" ");
            if (words.length == 4) {
                nm.merge(words[3], Long.parseLong(words[1], 16), Long::sum);
            }
        }
        assertThat(report.symbols())
                .hasSizeGreaterThan(30)
                .allSatisfy(symbol -> assertThat(nm).containsEntry(symbol.name(), symbol.bytes()));
    }

    @Test
    void librariesOfTheMapAddUpToTheSections() throws Exception {
        SizeReport report = SizeReader.read(file, null, folder.resolve("app.map"));
        assertThat(report.problems()).isEmpty();
        List<LibraryUsage> libraries = report.libraries();
        LibraryUsage libc = libraries.stream()
                .filter(one -> one.name().endsWith("/libc.a"))
                .findFirst()
                .orElseThrow();
        assertThat(libc.members()).extracting(MemberUsage::name).contains("printf.lo", "vfprintf.lo");
        long mapped = libraries.stream().mapToLong(LibraryUsage::memory).sum();
        long loaded = report.sections().stream().mapToLong(SectionUsage::memory).sum();
        assertThat(mapped).isCloseTo(loaded, org.assertj.core.data.Percentage.withPercentage(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lld", "mold", "gold"})
    void librariesOfOtherLinkersMapsAddUpToo(String linker) throws Exception {
        run("gcc -static -O -fuse-ld=" + linker + " main.c -o other -Wl,-Map,other.map");
        SizeReport report = SizeReader.read(folder.resolve("other"), null, folder.resolve("other.map"));
        assertThat(report.problems()).isEmpty();
        List<LibraryUsage> libraries = report.libraries();
        assertThat(libraries).anyMatch(one -> one.name().endsWith("/libc.a"));
        assertThat(libraries)
                .filteredOn(one -> one.name().startsWith("/tmp/cc"))
                .singleElement()
                .satisfies(own -> {
                    assertThat(own.memory()).isBetween(75_000L, 76_000L);
                    assertThat(own.file()).isBetween(5_000L, 6_000L);
                });
        long mapped = libraries.stream().mapToLong(LibraryUsage::memory).sum();
        long loaded = report.sections().stream().mapToLong(SectionUsage::memory).sum();
        assertThat(mapped).isCloseTo(loaded, org.assertj.core.data.Percentage.withPercentage(3));
    }

    @Test
    void sectionsAddUpAsSizeReports() throws Exception {
        SizeReport report = SizeReader.read(file, null, null);
        String[] words = run("size app")
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .strip()
                .split("\\s+");
        assertThat(report.sections().stream().mapToLong(SectionUsage::memory).sum())
                .isEqualTo(Long.parseLong(words[3]));
    }

    @Test
    void debugCompanionServesAsTwinAndStrangersDoNot() throws Exception {
        run("objcopy --only-keep-debug app.debug companion");
        SizeReport companion = SizeReader.read(file, folder.resolve("companion"), null);
        assertThat(companion.problems()).isEmpty();
        assertThat(companion.symbols()).contains(new SymbolUsage("big_table", ".data", 5000));
        run(
                "musl-gcc -static -O2 main.c -DOTHER -o other -Wl,-Map,other.map -Wl,--gc-sections -lm -Wl,-Ttext,0x500000");
        SizeReport stranger = SizeReader.read(file, folder.resolve("other"), folder.resolve("other.map"));
        assertThat(stranger.symbols()).isNull();
        assertThat(stranger.libraries()).isNull();
        assertThat(stranger.problems())
                .anySatisfy(problem -> assertThat(problem).contains("not of the same program"))
                .anySatisfy(problem -> assertThat(problem).contains("map of another link"));
    }
}
