package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shells themselves make of the completions of freestand, and man of its pages. */
class CompletionsIT {

    private static final Path COMPLETIONS = Path.of("target/completions").toAbsolutePath();

    @TempDir
    private Path folder;

    private String run(String... argv) throws IOException {
        ProcessResult result = new CommonsExecRunner()
                .run(ProcessRequest.of(List.of(argv)).in(folder).withTimeout(Duration.ofMinutes(1)));
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        return result.out();
    }

    @ParameterizedTest
    @CsvSource({
        "freestand ins, inspect",
        "freestand environments l, list lock",
        "freestand verify --eng, --engine",
        "freestand verify --engine d, docker",
        "freestand ship --conf, --config"
    })
    void bashCompletes(String line, String expected) throws IOException {
        String script = ". " + COMPLETIONS.resolve("bash/freestand") + "; COMP_WORDS=(" + line
                + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));" + " _complete_freestand; echo \"${COMPREPLY[*]}\"";
        assertThat(run("bash", "-c", script).strip()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "freestand ins, inspect",
        "freestand environments l, list lock",
        "freestand --config list verify --eng, --engine",
        "freestand verify --engine d, docker",
        "freestand environments list --conf, --config"
    })
    void fishCompletes(String line, String expected) throws IOException {
        String script =
                "source " + COMPLETIONS.resolve("fish/freestand.fish") + "; complete -C '" + line + "' | cut -f1";
        assertThat(String.join(
                        " ", run("fish", "--no-config", "-c", script).lines().toList()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "freestand ins, 'freestand inspect '",
        "freestand environments li, 'freestand environments list '",
        "freestand verify --eng, freestand verify --engine=",
        "freestand verify --engine=d, 'freestand verify --engine=docker '"
    })
    void zshCompletes(String line, String expected) throws IOException {
        assertThat(run(
                        "zsh",
                        "-f",
                        "-c",
                        Zsh.COMPLETE,
                        "complete",
                        COMPLETIONS.resolve("zsh").toString(),
                        line))
                .isEqualTo(expected + "\n");
    }

    @Test
    void everyPageOfTheManualIsReadByManWithoutAWarning() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("target/man").toAbsolutePath())) {
            List<Path> all = pages.toList();
            assertThat(all).hasSizeGreaterThan(10);
            for (Path page : all) {
                assertThat(run("sh", "-c", "man --warnings -l " + page + " 2>&1 >/dev/null"))
                        .as(page.toString())
                        .isEmpty();
            }
        }
        String page = run(
                "env",
                "MANWIDTH=80",
                "man",
                "-l",
                Path.of("target/man/freestand.1").toAbsolutePath().toString());
        assertThat(page).contains("EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES", "inconclusive", "freestand 1.0.0");
        assertThat(page.lines()).allMatch(line -> line.length() <= 80);
    }
}
