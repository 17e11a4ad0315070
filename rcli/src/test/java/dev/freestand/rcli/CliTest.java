package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    private static final String KEY = "0102030405";

    private static Job job(String... arguments) throws RunFailure {
        return (Job) ((Cli.Run) new Cli().parse(arguments)).action();
    }

    @Test
    void versionIsTheProjects() {
        assertThat(Cli.VERSION).isEqualTo(System.getProperty("project.version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypt", "decrypt"})
    void readsEveryPart(String verb) throws Exception {
        assertThat(job(verb, "--key", KEY)).isEqualTo(new Job(new KeySource.Literal(KEY), null, null, false));
        assertThat(job(verb, "--key-file=k", "-o", "out", "in"))
                .isEqualTo(new Job(new KeySource.File("k"), "in", "out", false));
        assertThat(job(verb, "in", "--key-env", "K", "--output=out", "--force"))
                .isEqualTo(new Job(new KeySource.Environment("K"), "in", "out", true));
        assertThat(job(verb, "--in-place", "--key", KEY, "f"))
                .isEqualTo(new Job(new KeySource.Literal(KEY), "f", "f", false));
    }

    @Test
    void aDashIsAStandardStream() throws Exception {
        assertThat(job("encrypt", "--key", KEY, "-o", "-", "-"))
                .isEqualTo(new Job(new KeySource.Literal(KEY), null, null, false));
    }

    @Test
    void afterTwoDashesEverythingIsAName() throws Exception {
        assertThat(job("encrypt", "--key", KEY, "--", "--force").input()).isEqualTo("--force");
    }

    @Test
    void anArgumentNeverStandsForAFileOrAVariable() throws Exception {
        assertThat(job("encrypt", "--key", KEY, "@/etc/hosts").input()).isEqualTo("@/etc/hosts");
        assertThat(job("encrypt", "--key", KEY, "${sys:user.home}").input()).isEqualTo("${sys:user.home}");
        assertThat(job("encrypt", "--key", KEY, "\"quoted\"").input()).isEqualTo("\"quoted\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'' ; Missing required subcommand (see 'rcli --help')",
                "frob ; Unmatched argument at index 0: 'frob' (see 'rcli --help')",
                "encrypt --frob ; Unknown option: '--frob' (see 'rcli encrypt --help')",
                "decrypt --key ; Missing required parameter for option '--key' (HEX) (see 'rcli decrypt --help')",
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
        assertThatExceptionOfType(RunFailure.class)
                .isThrownBy(() -> new Cli().parse(arguments))
                .satisfies(e -> assertThat(e.line()).isEqualTo(message))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitStatus.USAGE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enc --key 0102030405 | Unmatched argument at index 0: 'enc' (see 'rcli --help')",
                "encrypt --kye=0102030405 plain | Unknown option: '--kye' (see 'rcli encrypt --help')",
                "encrypt --kye:0102030405 | Unknown option: '--kye' (see 'rcli encrypt --help')",
                "encrypt plain --key 01 02 03 04 05 | Unmatched argument at index 4 (not shown: it may be part of a key;"
                        + " put quotes around a key with spaces) (see 'rcli encrypt --help')",
            })
    void showsNoKey(String line, String message) {
        assertThatExceptionOfType(RunFailure.class)
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
        assertThatExceptionOfType(RunFailure.class)
                .isThrownBy(() -> new Cli().parse(line.split(" ")))
                .satisfies(e -> assertThat(e.line()).doesNotContain("5ec7").doesNotContain("dead"));
    }

    @Test
    void twoKeysAreRefusedWithoutShowingThem() {
        assertThatExceptionOfType(RunFailure.class)
                .isThrownBy(() -> new Cli().parse("encrypt", "--key", KEY, "--key", "0908070605"))
                .satisfies(e -> assertThat(e.line())
                        .isEqualTo("Only one key and only one output can be given, and each only once"
                                + " (see 'rcli encrypt --help')"));
    }

    @Test
    void helpIsHonest() throws Exception {
        for (List<String> line : List.of(List.of("--help"), List.of("encrypt", "-h"), List.of("decrypt", "--help"))) {
            String text = ((Cli.Show) new Cli().parse(line.toArray(new String[0]))).text();
            assertThat(text.replaceAll("\\s+", " ")).contains("RC4 is broken as a cipher");
            assertThat(text.lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(80));
        }
        String text = ((Cli.Show) new Cli().parse("encrypt", "--help")).text();
        assertThat(text.replaceAll("\\s+", " "))
                .contains("Other users of this machine can see it")
                .contains("either case, 0x in front or not, a space or a colon between bytes or not");
    }
}
