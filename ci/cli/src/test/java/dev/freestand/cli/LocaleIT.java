package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher in locales that are not UTF-8: cron's, that of a bare image, one that is named and not installed. */
class LocaleIT {

    @TempDir
    private Path root;

    private SampleProject project;

    @BeforeEach
    void project() throws IOException {
        project = new SampleProject(root);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', ''",
        "C, C.UTF-8, ''",
        "POSIX, '', C.UTF-8",
        "'', C, C.UTF-8",
        "'', '', xx_XX.UTF-8",
        "de_DE.ISO-8859-1, '', ''",
        "C.UTF-8, '', ''"
    })
    void namesBeyondAsciiAreFound(String all, String type, String language) throws IOException {
        // The name is written and passed by the shell, so that it does not depend on the locale of the tests either.
        project.compile("sh", "-c", "gcc -DDIFFERS=0 greet.c -o \"$(printf 'h\\303\\251llo-\\346\\226\\207')\"");
        project.with("LC_ALL", all).with("LC_CTYPE", type).with("LANG", language);
        String launcher = Path.of("target/freestand").toAbsolutePath().toString();
        ProcessResult inspected = project.run("sh", "-c", "'" + launcher + "' inspect h*llo-*");
        assertThat(inspected.exitCode()).as(inspected.err()).isZero();
        assertThat(inspected.out()).startsWith("h\u00e9llo-\u6587\n");
        ProcessResult scanned = project.freestand("scan", ".");
        assertThat(scanned.exitCode()).as(scanned.out()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"C", "''", "C.UTF-8"})
    void buildsKeepTheUsersLocale(String locale) throws IOException {
        project.configure("echo [$LC_ALL] > built-in; exit 1", "");
        project.with("LC_ALL", locale).with("LC_CTYPE", "").with("LANG", "");
        project.freestand("build");
        assertThat(Files.readString(root.resolve("built-in"))).isEqualTo("[" + locale + "]\n");
    }
}
