package dev.freestand.containers.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.process.HostMachine;
import dev.freestand.verifier.proof.Cause;
import dev.freestand.verifier.proof.RunResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictorTest {

    private static final String LOADER = Reports.GLIBC_LOADER;
    private static final Environment DEBIAN = TestEnvironments.distribution("debian-x");

    @TempDir
    private Path folder;

    private Path root;
    private Libc libc = Libc.UNKNOWN;

    @BeforeEach
    void anEmptyRoot() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
    }

    @Test
    void aStaticFileRunsInAnEmptyRootAndWhereThereIsNone() {
        assertThat(predict(Reports.fixed(), DEBIAN).fate()).isEqualTo(RunResult.RUNS);
        assertThat(predict(Reports.fixed(), TestEnvironments.kernel("6.1")).fate())
                .isEqualTo(RunResult.RUNS);
    }

    @Test
    void aDynamicFileFailsWithoutItsInterpreter() throws IOException {
        assertThat(loads(TinyElf.program(LOADER, "libc.so.6")))
                .isEqualTo(Prediction.fails(Cause.INTERPRETER_MISSING, "needs " + LOADER + ", found none"));
        file("lib64/ld-linux-x86-64.so.2", "no loader");
        assertThat(loads(TinyElf.program(LOADER, "libc.so.6")).cause()).isEqualTo(Cause.INTERPRETER_MISSING);
        assertThat(predict(Reports.glibc("2.34"), TestEnvironments.kernel("6.1"))
                        .cause())
                .isEqualTo(Cause.INTERPRETER_MISSING);
    }

    @Test
    void theVersionsThatTheLibraryDefinesDecideAndNotItsBanner() throws IOException {
        debian("GLIBC_2.2.5", "GLIBC_2.9", "GLIBC_2.31", "GLIBC_PRIVATE");

        assertThat(needs("GLIBC_2.31").fate()).isEqualTo(RunResult.RUNS);
        assertThat(needs("GLIBC_2.9").fate()).isEqualTo(RunResult.RUNS);
        assertThat(needs("GLIBC_PRIVATE").fate()).isEqualTo(RunResult.RUNS);
        assertThat(needs("GLIBC_2.34"))
                .isEqualTo(Prediction.fails(Cause.GLIBC_TOO_OLD, "needs GLIBC_2.34, found 2.31"));
        assertThat(needs("GLIBC_2.30").cause()).isEqualTo(Cause.GLIBC_TOO_OLD);
        assertThat(needs("GLIBC_ABI_DT_RELR"))
                .isEqualTo(Prediction.fails(Cause.SYMBOL_MISSING, "needs GLIBC_ABI_DT_RELR of libc.so.6, found none"));
        assertThat(loads(TinyElf.program(LOADER, "libc.so.6").weakVersion("libc.so.6", "GLIBC_2.34"))
                        .fate())
                .isEqualTo(RunResult.RUNS);
    }

    @Test
    void theReleaseOfGlibcIsNamedWhereItIsKnown() throws IOException {
        debian("GLIBC_2.30");
        libc = new Libc(LibcFlavour.GLIBC, "2.31");

        assertThat(needs("GLIBC_2.34").reason()).isEqualTo("needs GLIBC_2.34, found 2.31");
        libc = new Libc(LibcFlavour.MUSL, "1.2");
        assertThat(needs("GLIBC_2.34").reason()).isEqualTo("needs GLIBC_2.34, found 2.30");
    }

    @Test
    void theHighestOfSeveralMissingVersionsIsTheFloor() throws IOException {
        debian("GLIBC_2.31");

        assertThat(loads(TinyElf.program(LOADER, "libc.so.6")
                        .version("libc.so.6", "OTHER_1")
                        .version("libc.so.6", "GLIBC_2.34")
                        .version("libc.so.6", "GLIBC_2.38")))
                .isEqualTo(Prediction.fails(Cause.GLIBC_TOO_OLD, "needs GLIBC_2.38, found 2.31"));
    }

    @Test
    void aVersionOfAnotherLibraryIsLookedUpInThatLibrary() throws IOException {
        debian("GLIBC_2.36");
        file("lib/x86_64-linux-gnu/libstdc++.so.6", TinyElf.library("GLIBCXX_3.4.29", "GLIBCXX_3.4.30"));
        file("lib/x86_64-linux-gnu/libold.so.1", TinyElf.library());

        assertThat(cxx("libstdc++.so.6", "GLIBCXX_3.4.30").fate()).isEqualTo(RunResult.RUNS);
        assertThat(cxx("libstdc++.so.6", "GLIBCXX_3.4.3").cause()).isEqualTo(Cause.SYMBOL_MISSING);
        assertThat(cxx("libold.so.1", "OLD_1").fate())
                .as("a library without versions passes")
                .isEqualTo(RunResult.RUNS);
    }

    @Test
    void aMissingLibraryIsNamedBeforeAVersionAlsoWhereALibraryNeedsIt() throws IOException {
        debian("GLIBC_2.31");
        file("lib/x86_64-linux-gnu/liba.so.1", TinyElf.library().needing("libb.so.1"));

        assertThat(loads(TinyElf.program(LOADER, "libz.so.1", "libc.so.6").version("libc.so.6", "GLIBC_2.34")))
                .isEqualTo(Prediction.fails(Cause.LIBRARY_MISSING, "needs libz.so.1, found none"));
        assertThat(loads(TinyElf.program(LOADER, "liba.so.1", "libc.so.6")))
                .isEqualTo(Prediction.fails(Cause.LIBRARY_MISSING, "needs libb.so.1, found none"));
    }

    @Test
    void theRunPathIsFollowedFromWhereTheCellHasTheFile() throws IOException {
        debian("GLIBC_2.31");
        file("opt/x/libx.so.1", TinyElf.library());

        assertThat(loads(TinyElf.program(LOADER, "libx.so.1").runpath("/opt/x")).fate())
                .isEqualTo(RunResult.RUNS);
        assertThat(loads(TinyElf.program(LOADER, "libx.so.1").runpath("$ORIGIN/../opt/x"))
                        .fate())
                .isEqualTo(RunResult.RUNS);
        Files.writeString(folder.resolve("libx.so.1"), "beside the file, on this machine");
        assertThat(loads(TinyElf.program(LOADER, "libx.so.1").runpath("$ORIGIN"))
                        .cause())
                .isEqualTo(Cause.LIBRARY_MISSING);
    }

    @Test
    void theCacheCountsAndConfiguredFoldersDoNot() throws IOException {
        debian("GLIBC_2.31");
        file("etc/ld.so.conf", "/opt/x\n");
        file("opt/x/libx.so.1", TinyElf.library());

        assertThat(loads(TinyElf.program(LOADER, "libx.so.1")).cause()).isEqualTo(Cause.LIBRARY_MISSING);
        file("etc/ld.so.cache", "nonsense");
        assertThat(loads(TinyElf.program(LOADER, "libx.so.1")).cause()).isEqualTo(Cause.LIBRARY_MISSING);
        Files.write(root.resolve("etc/ld.so.cache"), cache("libx.so.1", "/opt/x/libx.so.1"));
        assertThat(loads(TinyElf.program(LOADER, "libx.so.1")).fate()).isEqualTo(RunResult.RUNS);
    }

    /** {@code ld.so.cache} with one entry, as ldconfig writes it. */
    private static byte[] cache(String name, String path) {
        byte[] texts = (name + "\0" + path + "\0").getBytes(StandardCharsets.UTF_8);
        ByteBuffer cache = ByteBuffer.allocate(72 + texts.length).order(ByteOrder.LITTLE_ENDIAN);
        cache.put("glibc-ld.so.cache1.1".getBytes(StandardCharsets.UTF_8)).putInt(1);
        cache.position(48);
        cache.putInt(0x303).putInt(72).putInt(72 + name.length() + 1);
        cache.position(72);
        return cache.put(texts).array();
    }

    @Test
    void aMissingFilterAndARelativePathAreForeseen() throws IOException {
        debian("GLIBC_2.31");
        file("opt/x/libx.so.1", TinyElf.library().filter("libgone.so"));

        assertThat(loads(TinyElf.program(LOADER, "libx.so.1").runpath("/opt/x")).cause())
                .isEqualTo(Cause.LIBRARY_MISSING);
        assertThat(loads(TinyElf.program(LOADER, "sub/libx.so.1")).cause()).isEqualTo(Cause.LIBRARY_MISSING);
    }

    @Test
    void versionsThatLibrariesNeedOfEachOtherCount() throws IOException {
        debian("GLIBC_2.31");
        file("opt/x/libx.so.1", TinyElf.library().needing("libc.so.6").version("libc.so.6", "GLIBC_2.99"));

        assertThat(loads(TinyElf.program(LOADER, "libx.so.1", "libc.so.6").runpath("/opt/x"))
                        .cause())
                .isEqualTo(Cause.GLIBC_TOO_OLD);
    }

    @Test
    void muslItselfIsTheLibraryOfItsNameAndItsPathFileIsRead() throws IOException {
        file("lib/ld-musl-x86_64.so.1", TinyElf.library());
        file("opt/m/libm2.so", TinyElf.library());
        TinyElf program = TinyElf.program(Reports.MUSL_LOADER, "libc.so", "libm2.so");

        assertThat(loads(TinyElf.program(Reports.MUSL_LOADER, "libc.so", "libc.musl-x86_64.so.1"))
                        .fate())
                .isEqualTo(RunResult.RUNS);
        assertThat(loads(program).cause()).isEqualTo(Cause.LIBRARY_MISSING);
        file("etc/ld-musl-x86_64.path", "/opt/m\n");
        assertThat(loads(program).fate()).isEqualTo(RunResult.RUNS);
    }

    @ParameterizedTest
    @CsvSource({
        "aarch64, RUNS",
        "arm, UNKNOWN",
        "i386, FAILS",
        "x86-64, FAILS",
    })
    void onAnAarch64HostItsOwnFilesRunAndOthersDoNot(String machine, RunResult fate) {
        FileReport file = Reports.of(machine, Linkage.STATIC, null, List.of(), Map.of());
        Environment there =
                Catalogue.bundled(HostMachine.AARCH64).find("debian-12").orElseThrow();

        assertThat(predict(file, there).fate()).isEqualTo(fate);
    }

    @ParameterizedTest
    @CsvSource({
        "aarch64, FAILS",
        "arm, FAILS",
        "i386, UNKNOWN",
        "x32, UNKNOWN",
        "x86-64, RUNS",
    })
    void anotherInstructionSetFailsWhereItIsNotPlayed(String machine, RunResult fate) {
        FileReport file = Reports.of(machine, Linkage.STATIC, null, List.of(), Map.of());

        assertThat(predict(file, DEBIAN).fate()).isEqualTo(fate);
        assertThat(predict(file, TestEnvironments.processor(machine, machine)).fate())
                .isEqualTo(RunResult.RUNS);
    }

    @ParameterizedTest
    @CsvSource({
        "x86-64-v3, x86-64-v2, FAILS",
        "x86-64-v2, x86-64-v1, FAILS",
        "x86-64-v2, x86-64-v2, RUNS",
        "x86-64-v1, x86-64-v3, RUNS",
        "unknown, x86-64-v1, RUNS",
    })
    void theLevelOfAPlayedProcessorDecides(String needed, String found, RunResult fate) {
        Prediction prediction =
                predict(Reports.marked(needed, null, Libc.UNKNOWN), TestEnvironments.processor("x86-64", found));

        assertThat(prediction.fate()).isEqualTo(fate);
        assertThat(prediction.cause()).isEqualTo(fate == RunResult.FAILS ? Cause.CPU_LEVEL : null);
    }

    @ParameterizedTest
    @CsvSource({
        "6.2.0, 2.35, 6.1, FAILS",
        "6.2.0, 2.36, 6.1, UNKNOWN",
        "6.2.0, , 6.1, UNKNOWN",
        "6.1.0, 2.35, 6.1, RUNS",
        "3.2.0, 2.35, 5.10, RUNS",
        "6.2.0, 2.35, newest, RUNS",
        ", , 5.10, RUNS",
    })
    void theReleaseOfABootedKernelDecidesWhereTheCLibraryInsists(
            String floor, String glibc, String release, RunResult fate) {
        FileReport file = Reports.marked("unknown", floor, new Libc(LibcFlavour.GLIBC, glibc));

        Prediction prediction = predict(file, TestEnvironments.kernel(release));

        assertThat(prediction.fate()).isEqualTo(fate);
        assertThat(prediction.cause()).isEqualTo(fate == RunResult.FAILS ? Cause.KERNEL_TOO_OLD : null);
    }

    @Test
    void whatIsNotKnownIsUnknownAndNeverRuns() throws IOException {
        debian("GLIBC_2.31");
        Files.write(root.resolve("usr/lib/x86_64-linux-gnu/libz.so.1"), damaged());

        assertThat(loads(TinyElf.program(LOADER, "libz.so.1").version("libz.so.1", "Z_1"))
                        .fate())
                .isEqualTo(RunResult.UNKNOWN);
        assertThat(predict(Reports.of("x86-64", Linkage.UNKNOWN, null, List.of(), Map.of()), DEBIAN)
                        .fate())
                .isEqualTo(RunResult.UNKNOWN);
        assertThat(predict(Reports.of(null, Linkage.STATIC, null, List.of(), Map.of()), DEBIAN)
                        .fate())
                .isEqualTo(RunResult.UNKNOWN);
        assertThat(predict(Reports.of("x86-64", Linkage.DYNAMIC, null, List.of("libc.so.6"), Map.of()), DEBIAN)
                        .fate())
                .isEqualTo(RunResult.UNKNOWN);
        assertThat(Reports.fixed().kind()).isEqualTo(FileKind.EXECUTABLE);
        Files.deleteIfExists(folder.resolve("subject"));
        assertThat(predict(Reports.glibc("2.34"), DEBIAN).fate())
                .as("a file that is gone")
                .isEqualTo(RunResult.UNKNOWN);
    }

    @Test
    void packedRelocationsRequireAGlibcThatAppliesThemAndItsVersion() throws IOException {
        debian("GLIBC_2.2.5", "GLIBC_2.36", "GLIBC_ABI_DT_RELR");
        assertThat(loads(packed("GLIBC_2.2.5")).cause()).isEqualTo(Cause.SYMBOL_MISSING);
        assertThat(loads(packed("GLIBC_2.2.5").version("libc.so.6", "GLIBC_ABI_DT_RELR"))
                        .fate())
                .isEqualTo(RunResult.RUNS);
        assertThat(loads(TinyElf.program(LOADER, "libc.so.6").packed()).fate())
                .as("a file without any version is let pass")
                .isEqualTo(RunResult.RUNS);
    }

    @Test
    void aGlibcBefore236DoesNotApplyPackedRelocations() throws IOException {
        debian("GLIBC_2.2.5", "GLIBC_2.31");
        libc = new Libc(LibcFlavour.GLIBC, "2.31");
        assertThat(loads(packed("GLIBC_2.2.5")))
                .isEqualTo(Prediction.fails(
                        Cause.GLIBC_TOO_OLD,
                        "has packed relocations (DT_RELR), which glibc applies from 2.36 on, found 2.31"));
    }

    @Test
    void aVersionWithoutANumberIsMetWhereTheLibraryDefinesIt() throws IOException {
        debian("GLIBC_2.2.5", "GLIBC_ABI_GNU2_TLS");
        assertThat(needs("GLIBC_ABI_GNU2_TLS").fate()).isEqualTo(RunResult.RUNS);
        assertThat(needs("GLIBC_ABI_DT_X86_64_PLT").cause()).isEqualTo(Cause.SYMBOL_MISSING);
    }

    @Test
    void ofAStaticProgramOfAnotherSystemNothingIsPredicted() {
        assertThat(predict(Reports.ofOtherSystem("FreeBSD"), DEBIAN))
                .isEqualTo(Prediction.unknown("it is for FreeBSD, not for Linux"));
    }

    private static TinyElf packed(String version) {
        return TinyElf.program(LOADER, "libc.so.6").packed().version("libc.so.6", version);
    }

    /** Sound but for its list of versions, whose first link leads far out of the file. */
    private static byte[] damaged() {
        byte[] bytes = TinyElf.library("Z_1", "Z_2").bytes();
        for (int at = bytes.length - 4; at >= 0; at--) {
            if (bytes[at] == 28 && bytes[at + 1] == 0 && bytes[at + 2] == 0 && bytes[at + 3] == 0) {
                bytes[at + 3] = 0x7f;
                return bytes;
            }
        }
        throw new AssertionError("no link");
    }

    private Prediction needs(String version) throws IOException {
        return loads(TinyElf.program(LOADER, "libc.so.6").version("libc.so.6", version));
    }

    private Prediction cxx(String library, String version) throws IOException {
        return loads(TinyElf.program(LOADER, library, "libc.so.6").version(library, version));
    }

    private Prediction loads(TinyElf program) throws IOException {
        Files.write(folder.resolve("subject"), program.bytes());
        return predict(Reports.of("x86-64", Linkage.DYNAMIC, LOADER, List.of(), Map.of()), DEBIAN);
    }

    private Prediction predict(FileReport report, Environment environment) {
        return new Predictor().predict(report, folder.resolve("subject"), environment, new Userland(root, libc));
    }

    private void debian(String... versions) throws IOException {
        file("usr/lib/x86_64-linux-gnu/ld-2.so", TinyElf.library());
        file("usr/lib/x86_64-linux-gnu/libc.so.6", TinyElf.library(versions));
        Files.createSymbolicLink(root.resolve("lib"), Path.of("usr/lib"));
        Files.createDirectory(root.resolve("lib64"));
        Files.createSymbolicLink(root.resolve("lib64/ld-linux-x86-64.so.2"), Path.of("/lib/x86_64-linux-gnu/ld-2.so"));
    }

    private void file(String path, TinyElf content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content.bytes());
    }

    private void file(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
