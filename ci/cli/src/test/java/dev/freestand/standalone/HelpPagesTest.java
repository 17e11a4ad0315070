package dev.freestand.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.cli.console.Colour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The help that is built into the static edition is what the edition for Java prints, with marks in place of escape sequences;
 * {@code -Dgolden.update=true} writes it anew.
 */
class HelpPagesTest {

    private static final Path PAGES = Path.of("../standalone/src/main/help");
    private static final String PROGRAM = "freestand";

    static Stream<String> pages() {
        return Stream.concat(Stream.of(PROGRAM), SharedHelp.COMMANDS.stream());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsWhatTheEditionForJavaPrints(String page) throws IOException {
        List<String> words = page.equals(PROGRAM) ? List.of("--help") : List.of(page, "--help");
        String plain = SharedHelp.of(words, new Colour(false, Map.of()));
        assertThat(plain).contains("freestand").doesNotContainPattern("[`{}\u001b]");
        String marked = SharedHelp.of(words, new Colour(true, Map.of("TERM", "xterm")))
                .replace("\u001b[1m", "`")
                .replace("\u001b[21m\u001b[0m", "`")
                .replace("\u001b[4m", "{")
                .replace("\u001b[24m\u001b[0m", "}");
        assertThat(marked).contains("`freestand").doesNotContain("\u001b");
        assertThat(marked.replaceAll("[`{}]", "")).isEqualTo(plain);
        Path file = PAGES.resolve(page + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, marked);
        }
        assertThat(marked).isEqualTo(Files.readString(file));
    }

    @Test
    void everyPageIsKept() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            pages().map(page -> page + ".txt").toList());
        }
    }
}
