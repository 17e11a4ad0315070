package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.cli.command.CommandResult;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on a terminal that {@code script} gives it, and in pipes. */
class ColourIT {

    private static final String LAUNCHER =
            Path.of("target/freestand").toAbsolutePath().toString();
    private static final String ESCAPE = "\u001b[";

    /** The kinds of output there are: help, pages that come with the program, and reports. The others are coloured as these. */
    private static final Set<String> ON_A_TERMINAL = Set.of("--help", "explain", "scan");

    private static final Map<String, String> FORCED = Map.of("TERM", "xterm", "CLICOLOR_FORCE", "1");

    @TempDir
    private Path root;

    private SampleProject project;

    @BeforeEach
    void project() throws IOException {
        project = new SampleProject(root).with("TERM", "xterm");
        project.compile("musl-gcc", "-static", "-s", "-DDIFFERS=0", "greet.c", "-o", "greet");
        Files.write(root.resolve("cut"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    }

    /** What a shell's command prints when its standard output is a terminal. */
    private String terminal(String command) throws IOException {
        ProcessResult result = project.run("script", "-qec", command, "/dev/null");
        assertThat(result.out()).as(result.err()).isNotEmpty();
        return result.out();
    }

    @Test
    void aTerminalGetsColoursWithTheSameWords() throws Exception {
        String greet = root.resolve("greet").toString();
        for (String words : List.of(
                "inspect " + greet + " " + root.resolve("cut"),
                "inspect --tree " + greet,
                "inspect --size " + greet,
                "inspect --diff " + greet + " " + greet,
                "scan " + root,
                "explain",
                "explain FS101",
                "environments",
                "--help",
                "scan --help")) {
            String coloured = ON_A_TERMINAL.contains(words.split(" ")[0])
                    ? terminal("'" + LAUNCHER + "' " + words)
                    : CommandResult.run(Duration.ofMinutes(1), FORCED, words.split(" "))
                            .out();
            assertThat(coloured).as(words).contains(ESCAPE);
            String piped =
                    CommandResult.run(Duration.ofMinutes(1), words.split(" ")).out();
            assertThat(piped).as(words).isNotEmpty().doesNotContain(ESCAPE);
            assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "").replace("\r\n", "\n"))
                    .as(words)
                    .isEqualTo(piped);
        }
        assertThat(terminal("'" + LAUNCHER + "' inspect greet cut"))
                .contains("\u001b[32mPASS\u001b[0m", "\u001b[35mINCONCLUSIVE\u001b[0m");
    }

    @Test
    void verifyAndReportAreColouredToo() throws IOException {
        project.configure("gcc -O -s -DDIFFERS=0 greet.c -o out/greet", "");
        assertThat(terminal("'" + LAUNCHER + "' verify --engine sandbox"))
                .contains("\u001b[31mFAIL\u001b[0m  FS101 static", "greet: \u001b[31mFAIL\u001b[0m");
        assertThat(terminal("'" + LAUNCHER + "' report")).contains("greet: \u001b[31mFAIL\u001b[0m");
        assertThat(project.freestand("report").out()).contains("greet: FAIL").doesNotContain(ESCAPE);
    }

    @Test
    void noColoursWhereTheyAreRefused() throws IOException {
        for (String command : List.of(
                "'" + LAUNCHER + "' --no-color inspect greet",
                "'" + LAUNCHER + "' inspect greet --no-color",
                "'" + LAUNCHER + "' --help --no-color",
                "NO_COLOR=1 '" + LAUNCHER + "' inspect greet",
                "NO_COLOR=1 '" + LAUNCHER + "' --help",
                "TERM=dumb '" + LAUNCHER + "' inspect greet",
                "'" + LAUNCHER + "' inspect --format json greet",
                "'" + LAUNCHER + "' inspect greet | cat")) {
            assertThat(terminal(command)).as(command).doesNotContain(ESCAPE);
        }
        assertThat(terminal("NO_COLOR= '" + LAUNCHER + "' inspect greet")).contains(ESCAPE);
        assertThat(terminal("'" + LAUNCHER + "' inspect greet < /dev/null")).contains(ESCAPE);
    }

    @Test
    void coloursInAPipeWhereTheyAreForced() throws IOException {
        project.with("CLICOLOR_FORCE", "1");
        assertThat(project.freestand("inspect", "greet").out()).contains("\u001b[32mPASS\u001b[0m");
        assertThat(project.freestand("inspect", "--format", "json", "greet").out())
                .doesNotContain(ESCAPE);
    }

    @Test
    void namesOfFilesAndSectionsBringNoEscapeSequence() throws IOException {
        project.compile(
                "objcopy", "--add-section", "\u001b[31mred=greet.c", "greet", "gr\u001b]0;title\u0007eet\u001b[31m");
        String text = terminal("'" + LAUNCHER + "' inspect -v --no-color gr*31m");
        assertThat(text)
                .contains("[31mred", "]0;title")
                .doesNotContain("\u001b")
                .doesNotContain("\u0007");
    }
}
