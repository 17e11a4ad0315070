package dev.freestand.core.elf.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.file.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside {@code readelf -rW}, which names each relocation. */
class RelocationCountsIT {

    @TempDir
    private Path folder;

    @Test
    void theyAreThoseThatReadelfLists() throws Exception {
        Path source = Files.writeString(folder.resolve("a.c"), """
                #include <stdio.h>
                #include <stdlib.h>
                int main(int c, char **v) { printf("%d", atoi(v[c])); puts(getenv("A")); return rand(); }
                """);
        for (String options : new String[] {"-Wl,-z,lazy", "-Wl,-z,now -pie", "-static"}) {
            Path file = folder.resolve("a");
            String built = run("gcc -O0 " + options + " -o " + file + " " + source);
            String listed = run("readelf -rW " + file);
            RelocationCounts counts;
            try (FileSource bytes = FileSource.open(file)) {
                counts = RelocationCounts.of(ElfReader.read(bytes), bytes);
            }
            assertThat(built).isEmpty();
            if (options.equals("-static")) {
                assertThat(counts).isNull();
                continue;
            }
            long slots =
                    listed.lines().filter(line -> line.contains("JUMP_SLO")).count();
            long all =
                    listed.lines().filter(line -> line.contains(" R_X86_64_")).count();
            assertThat(counts).isEqualTo(new RelocationCounts(slots, all - slots));
            assertThat(all).isGreaterThan(3);
        }
    }

    private static String run(String command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command.split(" ")).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return out;
    }
}
