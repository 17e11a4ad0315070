package dev.freestand.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the linked file does with a command line: messages and exit codes of the edition for Java. */
class StaticCommandLineIT {

    private static final String SELF = StaticFreestand.FILE.toString();

    @Test
    void reportsItsVersion() {
        assertThat(StaticFreestand.run("--version").out())
                .isEqualTo("freestand " + System.getProperty("project.version") + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "inspect --help", "-h"})
    void helpNamesWhatThereIs(String words) {
        StaticFreestand.Run run = StaticFreestand.run(words.split(" "));
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("Usage: freestand ")
                .contains("inspect")
                .doesNotContain("sarif", "--tree");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '`', textBlock = """
                    inspect                          ^ Missing required parameter: 'FILE'
                    inspect --format foo x           ^ Invalid value for option '--format': expected one of [TEXT, JSON, SARIF] (case-insensitive) but was 'foo'
                    inspect --format                 ^ Missing required parameter for option '--format' (text|json|sarif)
                    inspect --format json --format json x ^ option '--format' (text|json|sarif) should be specified only once
                    inspect --expct static x         ^ there is no option --expct; did you mean --expect?
                    inspect --verbose=x x            ^ Invalid value for option '--verbose': 'x' is not a boolean
                    inspect -x x                     ^ there is no option -x
                    insect x                         ^ there is no command insect; did you mean inspect?
                    --no-color                       ^ a command is missing
                    inspect --tree x                 ^ the static edition has no option --tree; the edition for Java has it
                    inspect --format sarif x         ^ the static edition prints no sarif; the edition for Java does
                    """)
    void whatIsWrongIsSaid(String words, String message) {
        StaticFreestand.Run run = StaticFreestand.run(words.split(" "));
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("freestand: " + message + "\nTry 'freestand");
        assertThat(run.exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "ship", "scan", "schema"})
    void whichEditionHasACommandIsSaid(String command) {
        StaticFreestand.Run run = StaticFreestand.run(command, "x");
        assertThat(run.err()).contains("no command " + command, "the edition for Java has it");
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void expectationsDecideTheExitCode() {
        assertThat(StaticFreestand.run("inspect", "--expect", "static,musl", "--expect=stripped,no-pie", SELF)
                        .exit())
                .isZero();
        StaticFreestand.Run wrong = StaticFreestand.run("inspect", "--expect", "dynamic", SELF);
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.err()).contains("expected dynamic, found executable, static, musl");
    }

    @Test
    void namesOfOtherThanAsciiLettersAreFilesWhateverTheLocaleIs(@TempDir Path folder) throws Exception {
        Path file = Files.copy(StaticFreestand.FILE, folder.resolve("\u00fcber"));
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", "exec \"$0\" inspect \"$(dirname \"$1\")\"/*", SELF, file.toString());
        builder.environment().put("LC_ALL", "C");
        assertThat(StaticFreestand.started(builder).out()).contains("/\u00fcber\n  PASS            static");
    }

    @Test
    void outputThatCannotBeWrittenIsAFailure() {
        StaticFreestand.Run run =
                StaticFreestand.started(new ProcessBuilder("sh", "-c", "\"$0\" inspect \"$0\" >/dev/full", SELF));
        assertThat(run.err()).isEqualTo("freestand: cannot write to standard output: No space left on device\n");
        assertThat(run.exit()).isEqualTo(3);
    }

    @Test
    void aReaderThatStopsIsNoFault() {
        StaticFreestand.Run run = StaticFreestand.started(
                new ProcessBuilder("sh", "-c", "{ sleep 0.2; \"$0\" inspect \"$0\"; echo $? >&2; } | true", SELF));
        assertThat(run.err()).isEqualTo("141\n");
    }

    /** A file of 65,535 sections takes tens of MiB. With less than the program itself takes, the kernel does not start it. */
    @ParameterizedTest
    @ValueSource(ints = {8000, 24000, 48000})
    void littleMemoryIsEnoughOrIsSaidToBeTooLittle(int kib) throws Exception {
        Path many = Path.of("../../verifier/src/test/corpus/files/object-many-sections.gz");
        StaticFreestand.Run run = StaticFreestand.started(new ProcessBuilder(
                "sh",
                "-c",
                "gzip -dc \"$1\" >target/many && ulimit -v " + kib + " && exec \"$0\" inspect target/many",
                SELF,
                many.toString()));
        if (run.exit() == 0) {
            assertThat(run.err()).isEmpty();
        } else {
            assertThat(run.exit()).isEqualTo(3);
            assertThat(run.err()).startsWith("freestand: cannot ").endsWith(": memory: Cannot allocate memory\n");
            assertThat(run.err().lines()).hasSize(1);
        }
    }

    /** Its instructions for SHA-256 are used where it has them; that one of 2008 has none. */
    @Test
    void theDigestDoesNotDependOnTheProcessor() {
        StaticFreestand.Run here = StaticFreestand.run("inspect", "--format", "json", SELF);
        StaticFreestand.Run there = StaticFreestand.started(
                new ProcessBuilder("qemu-x86_64-static", "-cpu", "Nehalem", SELF, "inspect", "--format", "json", SELF));
        assertThat(there.err()).isEmpty();
        assertThat(there.out()).isEqualTo(here.out()).contains("\"sha256\": \"");
    }

    @Test
    void anEmptyRootIsEnough(@TempDir Path folder) throws Exception {
        Files.copy(StaticFreestand.FILE, folder.resolve("freestand"));
        StaticFreestand.Run run = StaticFreestand.started(new ProcessBuilder(List.of(
                "bwrap",
                "--unshare-all",
                "--clearenv",
                "--ro-bind",
                folder.toString(),
                "/",
                "/freestand",
                "inspect",
                "freestand")));
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("freestand\n  PASS            static\n");
    }
}
