package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The inputs that fuzzing begins with, and those that it found something with. */
class HostileInputTest {
    private static final Path KEPT = Path.of("src/test/resources/dev/freestand/rcli/hostile");

    static List<Path> arguments() throws IOException {
        return files("arguments");
    }

    static List<Path> formats() throws IOException {
        return files("formats");
    }

    private static List<Path> files(String target) throws IOException {
        try (Stream<Path> all = Files.list(KEPT.resolve(target))) {
            return all.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource
    void arguments(Path file) {
        assertThatCode(() -> HostileInput.arguments(Files.readAllBytes(file))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource
    void formats(Path file) {
        assertThatCode(() -> HostileInput.formats(Files.readAllBytes(file))).doesNotThrowAnyException();
    }
}
