package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code freestand inspect --tree}. */
class TreeIT {

    @TempDir
    private Path root;

    private SampleProject project;

    @BeforeEach
    void project() throws IOException {
        project = new SampleProject(root);
        Files.createDirectories(root.resolve("lib"));
        Files.writeString(root.resolve("part.c"), "int part(void) { return 1; }\n");
        project.compile("gcc", "-shared", "-fPIC", "part.c", "-o", "lib/libpart.so");
        project.compile(
                "gcc",
                "-DDIFFERS=0",
                "greet.c",
                "-o",
                "greet",
                "-Wl,--no-as-needed",
                "-Llib",
                "-lpart",
                "-Wl,--enable-new-dtags,-rpath,$ORIGIN/lib");
    }

    /** In the process of the test, with the whole names of files that are there. */
    private ProcessResult inside(String... words) throws IOException {
        return project.inside(Stream.of(words)
                .map(word ->
                        Files.exists(root.resolve(word)) ? root.resolve(word).toString() : word)
                .toArray(String[]::new));
    }

    @Test
    void showsHowEachLibraryIsFound() throws IOException {
        ProcessResult result = project.freestand("inspect", "--tree", "greet");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("libpart.so => " + root + "/lib/libpart.so  [RUNPATH $ORIGIN/lib of " + root + "/greet]")
                .contains("  libc.so.6 => ")
                .contains("    ld-linux-x86-64.so.2  [the loader itself]")
                .contains("2 libraries found, none is missing (glibc's rules)");
    }

    @Test
    void missingLibraryIsAFailureWithEveryPathTried() throws IOException {
        Files.delete(root.resolve("lib/libpart.so"));
        ProcessResult text = inside("inspect", "--tree", "greet");
        assertThat(text.exitCode()).isEqualTo(1);
        assertThat(text.out())
                .contains("libpart.so => MISSING", "tried " + root + "/lib/libpart.so: no such file")
                .contains("1 name is not found: the program does not start");
        JsonNode json = new ObjectMapper()
                .readTree(inside("inspect", "--tree", "--format", "json", "greet", "greet.c")
                        .out());
        assertThat(json.path("schema").asText()).isEqualTo("freestand/tree/1");
        JsonNode first = json.path("files").path(0);
        assertThat(first.path("file").path("linkage").asText()).isEqualTo("dynamic");
        assertThat(first.path("tree").path("startable").asBoolean(true)).isFalse();
        JsonNode need = first.path("tree").path("objects").path(0).path("needs").path(0);
        assertThat(need.path("status").asText()).isEqualTo("missing");
        assertThat(need.path("tried")).isNotEmpty();
        assertThat(json.path("files").path(1).path("tree").path("complete").asBoolean(true))
                .isFalse();
    }

    @Test
    void anotherRootIsSearchedInsteadOfThisOne() throws IOException {
        Files.createDirectories(root.resolve("image/usr/bin"));
        Files.copy(root.resolve("greet"), root.resolve("image/usr/bin/greet"));
        ProcessResult result = inside("inspect", "--tree", "--root", "image", "image/usr/bin/greet");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("interpreter /lib64/ld-linux-x86-64.so.2 => MISSING")
                .contains("tried /usr/bin/lib/libpart.so: no such file")
                .contains("libc.so.6 => MISSING");
    }

    @Test
    void optionsThatNeedEachOtherAreReported() throws IOException {
        ProcessResult alone = inside("inspect", "--root", "lib", "greet");
        assertThat(alone.exitCode()).isEqualTo(2);
        assertThat(alone.err()).contains("--root needs --tree");
        assertThat(inside("inspect", "--tree", "--root", "absent", "greet").exitCode())
                .isEqualTo(2);
    }
}
