package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freestand.rcli.command.Cli;
import dev.freestand.rcli.failure.ExitStatus;
import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.job.Rc4Job;
import dev.freestand.rcli.key.KeySource;
import dev.freestand.rcli.stream.Transfer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    private static final String KEY = "0102030405";

    private static Rc4Job job(String... arguments) throws RunException {
        return (Rc4Job) ((Cli.Run) new Cli().parse(arguments)).action();
    }

    @Test
    void versionIsTheProjects() {
        assertThat(Cli.VERSION).isEqualTo(System.getProperty("project.version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypt", "decrypt"})
    void readsEveryPart(String verb) throws Exception {
        assertThat(job(verb, "--key", KEY))
                .isEqualTo(new Rc4Job(new KeySource.Literal(KEY), new Transfer(null, null, false, false)));
        assertThat(job(verb, "--key-file=k", "-o", "out", "in"))
                .isEqualTo(new Rc4Job(new KeySource.File("k"), new Transfer("in", "out", false, false)));
        assertThat(job(verb, "in", "--key-env", "K", "--output=out", "--force"))
                .isEqualTo(new Rc4Job(new KeySource.Environment("K"), new Transfer("in", "out", true, false)));
        assertThat(job(verb, "--in-place", "--key", KEY, "f"))
                .isEqualTo(new Rc4Job(new KeySource.Literal(KEY), new Transfer("f", "f", false, false)));
    }

    @Test
    void aDashIsAStandardStream() throws Exception {
        assertThat(job("encrypt", "--key", KEY, "-o", "-", "-"))
                .isEqualTo(new Rc4Job(new KeySource.Literal(KEY), new Transfer(null, null, false, false)));
    }

    @Test
    void afterTwoDashesEverythingIsAName() throws Exception {
        assertThat(job("encrypt", "--key", KEY, "--", "--force").transfer().input())
                .isEqualTo("--force");
    }

    @Test
    void anArgumentNeverStandsForAFileOrAVariable() throws Exception {
        assertThat(job("encrypt", "--key", KEY, "@/etc/hosts").transfer().input())
                .isEqualTo("@/etc/hosts");
        assertThat(job("encrypt", "--key", KEY, "${sys:user.home}").transfer().input())
                .isEqualTo("${sys:user.home}");
        assertThat(job("encrypt", "--key", KEY, "\"quoted\"").transfer().input())
                .isEqualTo("\"quoted\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'' ; Missing required subcommand (see 'rcli --help')",
                "frob ; Unmatched argument at index 0: 'frob' (see 'rcli --help')",
                "encrypt --frob ; Unknown option: '--frob' (see 'rcli encrypt --help')",
                "decrypt --key ; Missing required parameter for option '--key' (HEX) (see 'rcli decrypt --help')",
                "--verbose ; --verbose needs --version (see 'rcli --help')",
                "--verbose encrypt --key 0102030405 ; --verbose needs --version (see 'rcli --help')",
                "encrypt a b --key 0102030405 ; Unmatched argument at index 2: 'b' (see 'rcli encrypt --help')",
                "encrypt --key 0102030405 --in-place ; --in-place needs a FILE (see 'rcli encrypt --help')",
                "encrypt --key 0102030405 --in-place - ; --in-place needs a FILE (see 'rcli encrypt --help')",
                "encrypt a ; Missing required argument (specify one of these): (--key=HEX | --key-file=FILE |"
                        + " --key-env=NAME | --passphrase-file=FILE | -p | (-r=RECIPIENT | -R=FILE)...) (see 'rcli encrypt --help')",
                "encrypt --key 01 --key-env X ; --key=HEX, --key-env=NAME are mutually exclusive (specify only one)"
                        + " (see 'rcli encrypt --help')",
                "encrypt --key 0102030405 --in-place -o x y ; --output=FILE, --in-place are mutually exclusive"
                        + " (specify only one) (see 'rcli encrypt --help')",
            })
    void reportsWhatIsWrong(String line, String message) {
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
        assertThatExceptionOfType(RunException.class)
                .isThrownBy(() -> new Cli().parse(arguments))
                .satisfies(e -> assertThat(e.line()).isEqualTo(message))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitStatus.USAGE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enc --key 0102030405 | Unmatched argument at index 0: 'enc', did you mean 'encrypt'? (see 'rcli --help')",
                "encrypt --kye=0102030405 plain | Unknown option: '--kye', did you mean '--key'? (see 'rcli encrypt --help')",
                "encrypt --kye:0102030405 | Unknown option: '--kye', did you mean '--key'? (see 'rcli encrypt --help')",
                "encrypt plain --key 01 02 03 04 05 | Unmatched argument at index 4 (not shown: it may be part of a key;"
                        + " put quotes around a key with spaces) (see 'rcli encrypt --help')",
            })
    void showsNoKey(String line, String message) {
        assertThatExceptionOfType(RunException.class)
                .isThrownBy(() -> new Cli().parse(line.split(" ")))
                .satisfies(e -> assertThat(e.line()).isEqualTo(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "encrypt -k5ec70102030405 f",
                "encrypt -k 5ec70102030405 f",
                "encrypt --key5ec70102030405 f",
                "encrypt --kye5ec70102030405 f",
                "encrypt --kdeadbeef5ec7 f",
                "encrypt --key 0102030405 f 5ec70102030405",
                "encrypt f 5ec7:01:02:03:04 --key-env K",
                "encrypt --key 0102030405 --force=5ec70102030405 f",
                "encrypt --key 0102030405 --in-place=5ec70102030405 f",
                "encrypt --in-place --key 0102030405 -o=5ec70102030405 f",
                "5ec70102030405",
                "-k5ec70102030405",
                "--key5ec70102030405",
            })
    void repeatsNoKeyMaterial(String line) {
        assertThatExceptionOfType(RunException.class)
                .isThrownBy(() -> new Cli().parse(line.split(" ")))
                .satisfies(e -> assertThat(e.line()).doesNotContain("5ec7").doesNotContain("dead"));
    }

    @Test
    void twoKeysAreRefusedWithoutShowingThem() {
        assertThatExceptionOfType(RunException.class)
                .isThrownBy(() -> new Cli().parse("encrypt", "--key", KEY, "--key", "0908070605"))
                .satisfies(e -> assertThat(e.line())
                        .isEqualTo("Only one key and only one output can be given, and each only once"
                                + " (see 'rcli encrypt --help')"));
    }

    private static String shown(String... arguments) throws RunException {
        return ((Cli.Show) new Cli().parse(arguments)).text();
    }

    @Test
    void helpIsHonest() throws Exception {
        for (String line : List.of("--help", "encrypt -h", "decrypt --help")) {
            assertThat(shown(line.split(" "))).contains("RC4 is broken as a cipher");
        }
        assertThat(shown("encrypt", "--help")).contains("Other users can see it");
    }

    /** The last line of the terminal is the prompt's. */
    @ParameterizedTest
    @ValueSource(strings = {"-h", "encrypt -h", "decrypt -h", "keygen -h"})
    void helpFitsATerminal(String line) throws Exception {
        String text = shown(line.split(" "));
        assertThat(text.lines())
                .hasSizeLessThanOrEqualTo(23)
                .allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(80));
        assertThat(text.lines().filter(l -> l.startsWith("  rcli ") || l.contains(" | rcli ")))
                .hasSizeBetween(2, 3);
    }

    /** Each example is a command line that this program takes. */
    @ParameterizedTest
    @ValueSource(strings = {"-h", "encrypt -h", "decrypt -h", "keygen -h"})
    void examplesAreTaken(String line) throws Exception {
        for (String example : shown(line.split(" ")).split("Examples:")[1].split("\n")) {
            if (example.contains("rcli ")) {
                String command = example.replaceAll(".*rcli | [|>].*", "");
                assertThat(new Cli().parse(command.split(" "))).isInstanceOf(Cli.Run.class);
            }
        }
    }

    @Test
    void verboseVersionIsAboutTheBuild() throws Exception {
        assertThat(new Cli().parse("--version", "--verbose")).isInstanceOf(Cli.ShowBuild.class);
        assertThat(new Cli().parse("--verbose", "-V")).isInstanceOf(Cli.ShowBuild.class);
        assertThat(shown("-V")).isEqualTo("rcli " + Cli.VERSION + "\n");
    }

    @Test
    void theVersionOfBouncyCastleIsThatOfItsJar() {
        assertThat(org.bouncycastle.crypto.engines.ChaCha7539Engine.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .endsWith("-" + Libraries.BOUNCY_CASTLE + ".jar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5ec70102030405",
                "5e:c7:01:02:03:04:05",
                "0x5ec7010203040506070809",
                "5ec7010203040506070809a",
                "5ec70102030405060708090",
                "5ec7010203x040506070809",
                "5ec7 0102 0304 0506 0708 09",
                "key=5ec7010203040506070809",
            })
    void hidesFileNameThatMayBeAKey(String name) {
        assertThat(RunException.shown(name)).doesNotContain("5e").contains("it may be the key itself");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notes.txt",
                "123e4567-e89b-12d3-a456-426614174000",
                "2026-11-30T13:53:03Z",
                "/keys/5ec70102030405060708090",
                "5ec7010203040506070809a.bin",
                "5ec7",
            })
    void showsOtherFileNames(String name) {
        assertThat(RunException.shown(name)).isEqualTo(name);
    }
}
