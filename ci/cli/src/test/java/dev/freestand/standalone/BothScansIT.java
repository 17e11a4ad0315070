package dev.freestand.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.cli.command.JavaEdition;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan by the static edition says what one by the edition for Java says, but for the order of its lines. */
class BothScansIT {

    private static final Path CORPUS = Path.of("../../verifier/src/test/corpus/files");
    private static final int FEWEST = 150;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void fill() throws Exception {
        Path deep = Files.createDirectories(folder.resolve("a/b/c"));
        try (Stream<Path> packed = Files.list(CORPUS)) {
            int number = 0;
            for (Path one : packed.sorted().toList()) {
                try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(one)))) {
                    Path home = number++ % 2 == 0 ? folder : deep;
                    Files.write(
                            home.resolve(one.getFileName().toString().replaceFirst("\\.gz$", "")), in.readAllBytes());
                }
            }
            assertThat(number).isGreaterThan(FEWEST);
        }
        Files.writeString(folder.resolve("text"), "text");
        Files.write(folder.resolve("short"), new byte[] {0x7f, 'E', 'L'});
        Files.createFile(folder.resolve("empty"));
        Files.createSymbolicLink(deep.resolve("up"), folder);
        Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
        Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("nothing"));
        Files.createSymbolicLink(folder.resolve("program"), Path.of("/bin/true"));
        Path shared = Files.copy(Path.of("/bin/true"), deep.resolve("shared"));
        Files.createLink(folder.resolve("z-shared"), shared);
        Files.createLink(folder.resolve("a/shared"), shared);
        StaticFreestand.started(
                new ProcessBuilder("mkfifo", folder.resolve("fifo").toString()));
        // A name that is not UTF-8 can be made by a shell only.
        StaticFreestand.Run named = StaticFreestand.started(new ProcessBuilder(
                "sh", "-c", "cp /bin/true \"$1/$(printf 'odd\\377\\\\name\\n\\033')\"", "sh", folder.toString()));
        assertThat(named.exit()).isZero();
    }

    @Test
    void summaries() {
        assertThat(same("scan", folder.toString())).contains("ELF files", "not read");
        same(
                "scan",
                "-v",
                "--follow",
                "-j2",
                folder + "/",
                folder + "/a/b//c",
                folder.resolve("loop").toString());
        same("scan", folder.resolve("a/b/c/up").toString(), "/bin/true", "/dev/null");
        same("scan", "/usr/bin", "/usr/sbin");
        same("scan", "/usr/lib/x86_64-linux-gnu");
    }

    @Test
    void lines() {
        sameLines("scan", "--format", "json", folder.toString());
        sameLines("scan", "--format", "json", "--digest", folder.toString());
        sameLines("scan", "--format=json", "--follow", folder.resolve("a").toString());
        sameLines("scan", "--format=json", "/usr/bin");
    }

    @Test
    void findings() {
        assertThat(same("scan", "--format", "sarif", folder.toString())).contains("\"executionSuccessful\": false");
        same("scan", "--format", "sarif", "--digest", "/usr/sbin");
    }

    @Test
    void aNameThatBecomesAFifoIsNotWaitedFor() throws Exception {
        Path place = Files.createDirectory(folder.resolve("swapped"));
        StaticFreestand.Run run = StaticFreestand.started(new ProcessBuilder(
                "sh",
                "-c",
                "cd \"$1\" && cp /bin/true file && mkfifo other && (for i in $(seq 100); do mv file x; mv other file; mv file"
                        + " other; mv x file; done) & i=0; while [ $i -lt 40 ]; do \"$0\" scan \"$1\" >/dev/null; i=$((i + 1));"
                        + " done; wait",
                StaticFreestand.FILE.toString(),
                place.toString()));
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        StaticFreestand.started(new ProcessBuilder("rm", "-rf", place.toString()));
    }

    /** More than the garbage collector of the first few MiB had room for. */
    @Test
    void aFolderOfVeryManyNames() {
        StaticFreestand.Run run = StaticFreestand.started(new ProcessBuilder(
                "sh",
                "-c",
                "mkdir \"$1/many\" && cd \"$1/many\" && seq 80000 | xargs touch && \"$0\" scan . && rm -rf \"$1/many\"",
                StaticFreestand.FILE.toString(),
                folder.toString()));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("0 ELF files (and 80,000 other names) in 1 folders\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void aReaderThatStopsEndsTheScan() {
        StaticFreestand.Run run = StaticFreestand.started(new ProcessBuilder(
                "sh",
                "-c",
                "{ \"$0\" scan --format json /usr/lib; echo $? >&2; } | head -n 1 >/dev/null",
                StaticFreestand.FILE.toString()));
        assertThat(run.err()).isEqualTo("141\n");
    }

    private static String same(String... words) {
        JavaEdition.Run expected = JavaEdition.run(List.of(words));
        StaticFreestand.Run run = StaticFreestand.run(words);
        assertThat(sorted(run.err())).isEqualTo(sorted(expected.err()));
        assertThat(run.out()).isEqualTo(expected.out());
        assertThat(run.exit()).isEqualTo(expected.exit());
        return run.out();
    }

    private static void sameLines(String... words) {
        JavaEdition.Run expected = JavaEdition.run(List.of(words));
        StaticFreestand.Run run = StaticFreestand.run(words);
        assertThat(run.err()).isEqualTo(expected.err());
        List<String> seen = sorted(run.out());
        assertThat(seen).hasSizeGreaterThan(1);
        assertThat(seen).isEqualTo(sorted(expected.out()));
        assertThat(run.exit()).isEqualTo(expected.exit());
    }

    private static List<String> sorted(String text) {
        return text.lines().sorted().collect(Collectors.toList());
    }
}
