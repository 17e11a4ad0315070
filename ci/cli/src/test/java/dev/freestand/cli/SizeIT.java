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

/** {@code freestand inspect --size} and {@code --diff}. */
public class SizeIT {

    @TempDir
    private Path root;

    private SampleProject project;

    @BeforeEach
    void project() throws IOException {
        project = new SampleProject(root);
        project.compile("musl-gcc", "-static", "-DDIFFERS=0", "greet.c", "-o", "musl.debug", "-Wl,-Map,musl.map");
        project.compile("strip", "-o", "musl", "musl.debug");
        project.compile("gcc", "-DDIFFERS=0", "greet.c", "-o", "dynamic");
    }

    /** In the process of the test, with the whole names of these files. */
    private ProcessResult inside(String... words) throws IOException {
        return project.inside(Stream.of(words)
                .map(word -> Files.exists(root.resolve(word)) ? file(word) : word)
                .toArray(String[]::new));
    }

    private String file(String name) {
        return root.resolve(name).toString();
    }

    @Test
    void sizesBySectionSymbolAndLibrary() throws IOException {
        ProcessResult text = project.freestand("inspect", "--size", "--map", "musl.map", "musl");
        assertThat(text.exitCode()).as(text.err()).isZero();
        assertThat(text.out()).contains("stripping saved", ".text", "__init_libc", "/libc.a", "__init_tls.lo");
        JsonNode json = new ObjectMapper()
                .readTree(
                        inside("inspect", "--size", "--format", "json", "musl").out());
        assertThat(json.path("schema").asText()).isEqualTo("freestand/size/1");
        assertThat(json.path("files").path(0).path("saved").asLong()).isPositive();
    }

    @Test
    void differenceOfTwoVariants() throws IOException {
        ProcessResult text = inside("inspect", "--diff", "musl", "dynamic");
        assertThat(text.exitCode()).as(text.err()).isZero();
        assertThat(text.out())
                .contains("needs now libc.so.6", "linkage: static -> dynamic", "libc: musl -> glibc", "  .text");
        JsonNode json = new ObjectMapper()
                .readTree(inside("inspect", "--diff", "--format", "json", "musl", "musl.debug")
                        .out());
        assertThat(json.path("schema").asText()).isEqualTo("freestand/diff/1");
        assertThat(json.path("diff").path("symbols").isArray()).isTrue();
        assertThat(json.path("diff").path("symbols")).isEmpty();
    }

    @Test
    void whatCannotBeMeasuredIsInconclusive() throws IOException {
        assertThat(inside("inspect", "--size", "greet.c", "musl").exitCode()).isEqualTo(3);
        assertThat(inside("inspect", "--diff", "musl").exitCode()).isEqualTo(2);
        assertThat(inside("inspect", "--size", "--tree", "musl").exitCode()).isEqualTo(2);
    }
}
