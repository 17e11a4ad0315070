package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.rcli.command.Cli;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages and completions that come with rcli, as man and the shells take them. */
class ManualPagesIT {
    private static final Path BUILT = Path.of("target").toAbsolutePath();

    @TempDir
    private Path folder;

    private String run(String... command) throws Exception {
        Result result = new Runner(Subject.MUSL_STATIC, folder)
                .run(Map.of("MANWIDTH", "80"), new byte[0], new ArrayList<>(Arrays.asList(command)));
        assertThat(result.exit()).as(result.err()).isZero();
        return result.text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rcli", "rcli-encrypt", "rcli-decrypt", "rcli-keygen"})
    void manShowsEachPageWithoutAWarning(String name) throws Exception {
        String page = BUILT.resolve("man/" + name + ".1").toString();
        assertThat(run("sh", "-c", "man --warnings -l " + page + " 2>&1 >/dev/null"))
                .isEmpty();
        String text = run("man", "-l", page);
        assertThat(text).contains("NAME\n       " + name + " - ");
        assertThat(List.of("SYNOPSIS", "OPTIONS", "EXIT STATUS", "FILES", "ENVIRONMENT", "EXAMPLES", "SEE ALSO"))
                .allSatisfy(section -> assertThat(text).contains("\n" + section + "\n"));
        assertThat(text).contains("rcli " + Cli.VERSION);
    }

    @Test
    void pagesContainNeitherTheirDateNorTheirPlace() throws Exception {
        for (String name : List.of("rcli", "rcli-encrypt", "rcli-decrypt", "rcli-keygen")) {
            String page = Files.readString(BUILT.resolve("man/" + name + ".1"));
            assertThat(page).doesNotContain(BUILT.toString(), Year.now().toString() + "-");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rcli enc, encrypt",
        "rcli encrypt --key-, --key-file --key-env",
        "rcli decrypt --in, --in-place",
        "rcli keyg, keygen"
    })
    void bashCompletes(String line, String expected) throws Exception {
        String script = ". " + BUILT.resolve("completions/bash/rcli") + "; COMP_WORDS=(" + line
                + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _complete_rcli; echo \"${COMPREPLY[*]}\"";
        assertThat(run("bash", "-c", script)).isEqualTo(expected + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "rcli enc, encrypt",
        "rcli encrypt --key-, --key-env --key-file",
        "rcli decrypt --in, --in-place",
        "rcli encrypt --key-file na, named"
    })
    void fishCompletes(String line, String expected) throws Exception {
        Files.createFile(folder.resolve("named"));
        String script =
                "source " + BUILT.resolve("completions/fish/rcli.fish") + "; complete -C '" + line + "' | cut -f1";
        assertThat(String.join(
                        " ",
                        run("env", "HOME=" + folder, "fish", "--no-config", "-c", script)
                                .lines()
                                .toList()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "rcli enc, 'rcli encrypt '",
        "rcli encrypt --key-f, rcli encrypt --key-file=",
        "rcli decrypt --in, 'rcli decrypt --in-place '",
        "rcli encrypt --key-file=na, 'rcli encrypt --key-file=named '"
    })
    void zshCompletes(String line, String expected) throws Exception {
        Files.createFile(folder.resolve("named"));
        String completions = BUILT.resolve("completions/zsh").toString();
        assertThat(run("zsh", "-f", "-c", ZSH, "complete", completions, line)).isEqualTo(expected + "\n");
    }

    /** Has an interactive zsh complete a line, {@code FOLDER LINE}, and prints what it has become. */
    private static final String ZSH = """
            zmodload zsh/zpty
            export TERM=dumb
            zpty z zsh -f -i
            zpty -w z "fpath=($1 \\$fpath); autoload -U compinit; compinit -u -D"
            zpty -w z "show() { print -r -- \\"\\$BUFFER\\" > completed; BUFFER=exit; zle accept-line }; zle -N show"
            zpty -w z "bindkey '^I' complete-word '^G' show; zle-line-init() { print REA''DY }; zle -N zle-line-init"
            zpty -r z out '*READY*'
            zpty -w -n z "$2"$'\\t\\a'
            while zpty -r z out; do :; done
            cat completed
            """;
}
