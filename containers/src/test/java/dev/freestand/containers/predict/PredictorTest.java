package dev.freestand.containers.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.proof.Fate;
import dev.freestand.verifier.proof.FileReport;
import dev.freestand.verifier.proof.Linkage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictorTest {

    @TempDir
    private Path root;

    @Test
    void aStaticFileRunsInAnEmptyRoot() {
        assertThat(predict(Reports.fixed()).fate()).isEqualTo(Fate.RUNS);
    }

    @Test
    void aDynamicFileFailsWithoutItsInterpreter() {
        assertThat(predict(Reports.glibc("2.34", "libc.so.6")))
                .isEqualTo(
                        Prediction.fails(Cause.INTERPRETER_MISSING, "needs /lib64/ld-linux-x86-64.so.2, found none"));
    }

    @Test
    void theGlibcFloorDecidesByNumbersAndNotByLetters() throws IOException {
        debian("2.31");

        assertThat(predict(Reports.glibc("2.34", "libc.so.6")))
                .isEqualTo(Prediction.fails(Cause.GLIBC_TOO_OLD, "needs GLIBC_2.34, found 2.31"));
        assertThat(predict(Reports.glibc("2.4", "libc.so.6")).fate()).isEqualTo(Fate.RUNS);
        assertThat(predict(Reports.glibc("2.31", "libc.so.6")).fate()).isEqualTo(Fate.RUNS);
        assertThat(predict(Reports.glibc("2.31.1", "libc.so.6")).fate()).isEqualTo(Fate.FAILS);
    }

    @Test
    void aMissingLibraryIsNamedBeforeAVersion() throws IOException {
        debian("2.31");

        assertThat(predict(Reports.glibc("2.34", "libz.so.1", "libc.so.6")))
                .isEqualTo(Prediction.fails(Cause.LIBRARY_MISSING, "needs libz.so.1, found none"));
    }

    @Test
    void anotherArchitectureFailsAnywhere() {
        FileReport arm = Reports.of("aarch64", Linkage.STATIC, null, List.of(), Map.of());

        assertThat(predict(arm).cause()).isEqualTo(Cause.WRONG_ARCHITECTURE);
    }

    @Test
    void muslItselfIsTheLibraryOfItsName() throws IOException {
        file("lib/ld-musl-x86_64.so.1", "musl");
        FileReport musl = Reports.of("x86-64", Linkage.DYNAMIC, Reports.MUSL_LOADER, List.of("libc.so"), Map.of());

        assertThat(predict(musl).fate()).isEqualTo(Fate.RUNS);
    }

    @Test
    void whatIsNotKnownIsUnknownAndNeverRuns() throws IOException {
        debian("no number");

        assertThat(predict(Reports.glibc("2.34", "libc.so.6")).fate()).isEqualTo(Fate.UNKNOWN);
        assertThat(predict(Reports.glibc("PRIVATE", "libc.so.6")).fate()).isEqualTo(Fate.UNKNOWN);
        assertThat(predict(Reports.of("x86-64", Linkage.UNKNOWN, null, List.of(), Map.of()))
                        .fate())
                .isEqualTo(Fate.UNKNOWN);
        assertThat(predict(Reports.of(null, Linkage.STATIC, null, List.of(), Map.of()))
                        .fate())
                .isEqualTo(Fate.UNKNOWN);
        assertThat(predict(Reports.of("x86-64", Linkage.DYNAMIC, null, List.of("libc.so.6"), Map.of()))
                        .fate())
                .isEqualTo(Fate.UNKNOWN);
    }

    @Test
    void aVersionOfAnotherLibraryCountsOnlyWhereTheLibraryNamesIt() throws IOException {
        debian("2.36");
        file("lib64/libstdc++.so.6", "\0GLIBCXX_3.4.29\0GLIBCXX_3.4.30\0");
        List<String> needed = List.of("libstdc++.so.6", "libc.so.6");

        assertThat(predict(cxx(needed, "3.4.30")).fate()).isEqualTo(Fate.RUNS);
        assertThat(predict(cxx(needed, "3.4.3")).fate()).isEqualTo(Fate.UNKNOWN);
        assertThat(predict(cxx(needed, "3.4.31")).fate()).isEqualTo(Fate.UNKNOWN);
    }

    private static FileReport cxx(List<String> needed, String version) {
        return Reports.of(
                "x86-64", Linkage.DYNAMIC, Reports.GLIBC_LOADER, needed, Map.of("GLIBC", "2.34", "GLIBCXX", version));
    }

    private Prediction predict(FileReport report) {
        return new Predictor().predict(report, root);
    }

    private void debian(String version) throws IOException {
        file("usr/lib/x86_64-linux-gnu/ld-2.so", "loader");
        file(
                "usr/lib/x86_64-linux-gnu/libc.so.6",
                "\0GNU C Library (Debian GLIBC) stable release version " + version + ".\n\0");
        Files.createSymbolicLink(root.resolve("lib"), Path.of("usr/lib"));
        Files.createDirectory(root.resolve("lib64"));
        Files.createSymbolicLink(root.resolve("lib64/ld-linux-x86-64.so.2"), Path.of("/lib/x86_64-linux-gnu/ld-2.so"));
    }

    private void file(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
