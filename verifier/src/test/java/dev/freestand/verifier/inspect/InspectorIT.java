package dev.freestand.verifier.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.Endianness;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.facts.Relro;
import dev.freestand.core.facts.ToolAnswer;
import dev.freestand.core.facts.ToolStatement;
import dev.freestand.verifier.Fixtures;
import dev.freestand.verifier.process.CommonsExecRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real files, real tools. */
@Timeout(60)
class InspectorIT {

    private static final Inspector INSPECTOR = Inspector.withWitnesses(new CommonsExecRunner());

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "dynamic-pie, DYNAMIC, true, GLIBC, 3",
        "dynamic-pie-stripped, DYNAMIC, true, GLIBC, 3",
        "dynamic-pie-without-sections, DYNAMIC, true, GLIBC, 3",
        "dynamic, DYNAMIC, false, GLIBC, 3",
        "musl-dynamic, DYNAMIC, true, MUSL, 3",
        "needed-without-interpreter, DYNAMIC, false, GLIBC, 3",
        "interpreter-without-needed, DYNAMIC, true, GLIBC, 2",
        "glibc-static, STATIC, false, GLIBC, 3",
        "glibc-static-stripped, STATIC, false, GLIBC, 3",
        "glibc-static-without-sections, STATIC, false, GLIBC, 3",
        "glibc-static-pie, STATIC, true, GLIBC, 3",
        "glibc-static-pie-stripped, STATIC, true, GLIBC, 3",
        "musl-static, STATIC, false, MUSL, 3",
        "musl-static-stripped, STATIC, false, MUSL, 3",
        "musl-static-without-sections, STATIC, false, MUSL, 3",
        "musl-static-small-stripped, STATIC, false, MUSL, 3",
        "bare-static, STATIC, false, NONE, 3",
        "i386-static, STATIC, false, NONE, 2",
    })
    void programsAreJudged(String name, Linkage linkage, boolean pie, LibcFlavour libc, int agreeing) {
        FileReport report = INSPECTOR.inspect(Fixtures.of(name));

        assertThat(report.error()).isNull();
        assertThat(report.kind()).isEqualTo(FileKind.EXECUTABLE);
        assertThat(report.linkage()).isEqualTo(linkage);
        assertThat(report.pie()).isEqualTo(pie);
        assertThat(report.libc().flavour()).isEqualTo(libc);
        assertThat(report.verdict().linkage()).isEqualTo(linkage);
        assertThat(report.verdict().outcome()).as(report.verdict().reason()).isEqualTo(Outcome.PASS);
        assertThat(report.witnesses())
                .filteredOn(testimony -> testimony.says().linkage() == linkage)
                .as(report.witnesses().toString())
                .hasSize(agreeing);
        assertThat(report.witnesses())
                .filteredOn(testimony -> testimony.tool().equals("size"))
                .extracting(ToolStatement::says)
                .containsExactly(ToolAnswer.AGREES);
    }

    @ParameterizedTest
    @CsvSource({
        "library.so, SHARED_LIBRARY, DYNAMIC",
        "library-bare.so, SHARED_LIBRARY, UNKNOWN",
        "i386.so, SHARED_LIBRARY, UNKNOWN",
        "object.o, RELOCATABLE, UNKNOWN",
    })
    void whatIsNotStartedIsNotJudged(String name, FileKind kind, Linkage linkage) {
        FileReport report = INSPECTOR.inspect(Fixtures.of(name));

        assertThat(report.kind()).isEqualTo(kind);
        assertThat(report.linkage()).isEqualTo(linkage);
        assertThat(report.verdict().outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void theLoaderAndTheLibraryThatCanBeStartedAreLibraries() {
        assertThat(INSPECTOR.inspect(Path.of("/lib64/ld-linux-x86-64.so.2")).kind())
                .isEqualTo(FileKind.SHARED_LIBRARY);
        assertThat(INSPECTOR.inspect(Path.of("/lib/x86_64-linux-gnu/libc.so.6")).kind())
                .isEqualTo(FileKind.SHARED_LIBRARY);
    }

    @Test
    void everyFieldOfADynamicProgram() {
        FileReport report = INSPECTOR.inspect(Fixtures.of("dynamic"));

        assertThat(report.format().bits()).isEqualTo(64);
        assertThat(report.format().byteOrder()).isEqualTo(Endianness.LITTLE);
        assertThat(report.machine()).isEqualTo("x86-64");
        assertThat(report.interpreter()).isEqualTo("/lib64/ld-linux-x86-64.so.2");
        assertThat(report.needed()).containsExactly("libc.so.6");
        assertThat(report.symbolFloor()).containsExactly(Map.entry("GLIBC", "2.34"));
        assertThat(report.kernelFloor()).isEqualTo("3.2.0");
        assertThat(report.isaLevel()).isEqualTo("x86-64-v1");
        assertThat(report.stripped()).isFalse();
        assertThat(report.sections()).extracting(section -> section.name()).contains(".text", ".bss", ".symtab");
        assertThat(report.hardening().nx()).isTrue();
        assertThat(report.hardening().relro()).isEqualTo(Relro.FULL);
        assertThat(report.hardening().bindNow()).isTrue();
        assertThat(report.hardening().pie()).isFalse();
        assertThat(report.hardening().buildId()).matches("[0-9a-f]{40}");
        assertThat(report.hazards()).isNull();
        String digest = Fixtures.run("sha256sum", report.path());
        assertThat(digest).startsWith(report.sha256() + " ");
        assertThat(report.witnesses())
                .extracting(ToolStatement::tool)
                .containsExactly("ldd", "file", "size", "readelf");
        assertThat(report.witnesses()).allSatisfy(testimony -> {
            assertThat(testimony.version()).matches("\\d[\\w.]*");
            assertThat(testimony.raw()).isNotBlank();
        });
    }

    @Test
    void hardeningAndFloorsFollowTheLinkersOptions() {
        assertThat(INSPECTOR
                        .inspect(Fixtures.of("executable-stack"))
                        .hardening()
                        .nx())
                .isFalse();
        assertThat(INSPECTOR.inspect(Fixtures.of("rpath")).hardening().rpath()).isEqualTo("/opt/lib");
        assertThat(INSPECTOR.inspect(Fixtures.of("runpath")).hardening().runpath())
                .isEqualTo("$ORIGIN/lib");
        assertThat(INSPECTOR.inspect(Fixtures.of("x86-64-v3")).isaLevel()).isEqualTo("x86-64-v3");
        assertThat(INSPECTOR.inspect(Fixtures.of("musl-static")).isaLevel()).isEqualTo("unknown");
        assertThat(INSPECTOR.inspect(Fixtures.of("dynamic-pie")).hardening().relro())
                .isEqualTo(Relro.PARTIAL);
    }

    @Test
    void aStaticGlibcStatesItsVersionWhereTheProgramCarriesIt() {
        FileReport report = INSPECTOR.inspect(Fixtures.of("glibc-static-version"));

        assertThat(report.libc().flavour()).isEqualTo(LibcFlavour.GLIBC);
        assertThat(report.libc().version())
                .isEqualTo(Fixtures.run(report.path()).strip());
        assertThat(INSPECTOR.inspect(Fixtures.of("glibc-static")).libc().version())
                .isNull();
    }

    @Test
    void aNameThatLooksLikeAnOptionIsAFile() throws Exception {
        Path odd = folder.resolve("-v --help\n.so");
        Files.copy(Fixtures.of("dynamic-pie"), odd);
        assertThat(odd.toFile().setExecutable(true)).isTrue();

        FileReport report = INSPECTOR.inspect(odd);

        assertThat(report.verdict().outcome()).as(report.witnesses().toString()).isEqualTo(Outcome.PASS);
    }

    @Test
    void aPipeIsNotOpened() throws Exception {
        Path pipe = folder.resolve("pipe");
        Fixtures.run("mkfifo", pipe.toString());

        FileReport report = INSPECTOR.inspect(pipe);

        assertThat(report.kind()).isEqualTo(FileKind.UNREADABLE);
        assertThat(report.error().code()).isEqualTo("not-a-regular-file");
    }

    @Test
    void aDamagedNeighbourDoesNotStopTheRest() throws Exception {
        Path truncated = folder.resolve("truncated");
        byte[] bytes = Files.readAllBytes(Fixtures.of("dynamic-pie"));
        Files.write(truncated, Arrays.copyOf(bytes, 5000));

        List<FileReport> reports = List.of(truncated, Fixtures.of("dynamic-pie")).stream()
                .map(INSPECTOR::inspect)
                .toList();

        assertThat(reports.get(0).kind()).isEqualTo(FileKind.UNREADABLE);
        assertThat(reports.get(0).error().code()).isEqualTo("truncated");
        assertThat(reports.get(0).error().message()).contains("0x1388");
        assertThat(reports.get(0).sha256()).isNotNull();
        assertThat(reports.get(0).linkage()).isEqualTo(Linkage.UNKNOWN);
        assertThat(reports.get(1).error()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dynamic-pie", "library.so", "object.o", "musl-static", "i386.so"})
    void everyMutantOfARealFileGivesAReport(String name) throws Exception {
        Inspector quick = Inspector.withoutWitnesses();
        byte[] original = Files.readAllBytes(Fixtures.of(name));
        Random random = new Random(name.hashCode());
        Path file = folder.resolve("mutant");
        int damaged = 0;
        for (int i = 0; i < 400; i++) {
            byte[] mutant = original.clone();
            for (int changes = 0; changes < 8; changes++) {
                // The headers stand at both ends.
                int at = random.nextInt(2048);
                int index = random.nextBoolean() ? at : mutant.length - 1 - at;
                mutant[Math.max(0, Math.min(mutant.length - 1, index))] = (byte) random.nextInt(256);
            }
            Files.write(file, mutant);

            FileReport report = quick.inspect(file);

            damaged += report.error() == null ? 0 : 1;
            assertThat(report.sha256()).isNotNull();
            assertThat(report.verdict().outcome()).isIn(Outcome.INCONCLUSIVE, Outcome.NOT_APPLICABLE);
        }
        assertThat(damaged).isPositive();
    }
}
