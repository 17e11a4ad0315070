package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The part of {@code ci/reproduce} that compares must be able to find a difference, and say where it is. */
class CompareBuildsIT {

    private static final Path SCRIPT =
            Path.of("../lib/compare-builds").toAbsolutePath().normalize();
    private static final List<String> BINARIES = List.of("dynamic", "musl-static", "glibc-static");
    private static final String SHIP = "rcli/target/ship/";

    @TempDir
    private Path root;

    @BeforeEach
    void twoBuilds() throws IOException {
        Files.writeString(root.resolve("a.c"), "int answer = 42; int main(void) { return answer; }\n");
        run("gcc", "-no-pie", "-Wl,--build-id=none", "a.c", "-o", "program");
        for (String build : List.of("one", "other")) {
            for (String variant : BINARIES) {
                copy(build, "rcli/target/variants/" + variant + "/rcli");
            }
            copy(build, SHIP + "rcli-1.0.0-linux-x86_64");
            write(build, SHIP + "rcli-1.0.0-linux-x86_64.cdx.json", "{ \"bomFormat\" : \"CycloneDX\" }\n");
            write(build, SHIP + "share/man/rcli.1", "manual\n");
            // Not promised: each run has its own day.
            for (String own : List.of("proof.json", "report.html", "junit.xml", "results.sarif", "SHA256SUMS")) {
                write(build, SHIP + own, build);
            }
            jar(build, "second");
        }
    }

    private ProcessResult run(String... argv) throws IOException {
        return new CommonsExecRunner().run(ProcessRequest.of(List.of(argv)).in(root));
    }

    private ProcessResult compare() throws IOException {
        return run(SCRIPT.toString(), "one", "other");
    }

    private Path place(String build, String name) throws IOException {
        Path file = root.resolve(build).resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    private void copy(String build, String name) throws IOException {
        Files.copy(root.resolve("program"), place(build, name));
    }

    private void write(String build, String name, String text) throws IOException {
        Files.writeString(place(build, name), text);
    }

    private void jar(String build, String second) throws IOException {
        try (OutputStream out = Files.newOutputStream(place(build, "verifier/target/freestand-verifier-1.0.0.jar"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : List.of("first", second)) {
                ZipEntry entry = new ZipEntry("dev/" + name + ".class");
                entry.setLastModifiedTime(FileTime.fromMillis(1_700_000_000_000L));
                zip.putNextEntry(entry);
                zip.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private void differs(String... words) throws IOException {
        ProcessResult result = compare();
        assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(1);
        assertThat(result.out()).contains(words).contains("DIFFERENT  ");
    }

    @Test
    void theSameIsTheSameWhateverIsNotPromised() throws IOException {
        ProcessResult result = compare();
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(result.out())
                .contains("all 7 files are the same, byte for byte")
                .contains("freestand-verifier-1.0.0.jar", "rcli.1", ".cdx.json")
                .doesNotContain("DIFFERENT", "proof.json", "SHA256SUMS");
    }

    @Test
    void aByteOfABinaryIsNamedWithItsSection() throws IOException {
        Path binary = place("other", "rcli/target/variants/musl-static/rcli");
        byte[] bytes = Files.readAllBytes(binary);
        String symbol = run("readelf", "-SW", "program")
                .out()
                .lines()
                .filter(line -> line.contains(" .data "))
                .findFirst()
                .orElseThrow();
        int data = Integer.parseInt(symbol.replaceAll(".*PROGBITS +\\w+ +(\\w+) .*", "$1"), 16);
        bytes[data + 1] ^= 1;
        Files.write(binary, bytes);
        differs(
                "the first difference: rcli/target/variants/musl-static/rcli",
                "at offset " + (data + 1) + " ",
                "in section .data");
    }

    @Test
    void anEntryOfAJarIsNamed() throws IOException {
        jar("other", "third");
        differs("the first difference: verifier/target/freestand-verifier-1.0.0.jar", "in entry dev/second.class");
    }

    @Test
    void aTextAShorterFileAMissingOneAndPermissionsAreNamed() throws IOException {
        Path manual = place("other", SHIP + "share/man/rcli.1");
        Files.writeString(manual, "manuaL\n");
        differs("the first difference: " + SHIP + "share/man/rcli.1", "at offset 5 (0x5)");
        Files.writeString(manual, "man");
        differs("one is the beginning of the other: 7 and 3 bytes");
        Files.delete(manual);
        differs("only one of the two has it", "missing");
        write("other", SHIP + "share/man/rcli.1", "manual\n");
        Files.setPosixFilePermissions(manual, PosixFilePermissions.fromString("rw-------"));
        differs("permissions: -rw-r--r-- and -rw-------");
    }

    @Test
    void nothingToCompareIsNotTheSame() throws IOException {
        assertThat(run(SCRIPT.toString(), "nowhere", "neither").exitCode()).isEqualTo(2);
        for (String build : List.of("one", "other")) {
            Files.delete(root.resolve(build).resolve("rcli/target/variants/dynamic/rcli"));
        }
        ProcessResult result = compare();
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("neither build made rcli/target/variants/dynamic/rcli");
        assertThat(run(SCRIPT.toString(), "one").exitCode()).isEqualTo(2);
    }
}
