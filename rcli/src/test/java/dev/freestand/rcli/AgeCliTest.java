package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freestand.rcli.command.Cli;
import dev.freestand.rcli.failure.ExitStatus;
import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.job.Action;
import dev.freestand.rcli.job.AgeDecryptJob;
import dev.freestand.rcli.job.AgeEncryptJob;
import dev.freestand.rcli.job.KeygenJob;
import dev.freestand.rcli.job.Rc4Job;
import dev.freestand.rcli.key.PassphraseSource;
import dev.freestand.rcli.stream.Transfer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The part of the command line that is of the age format. */
class AgeCliTest {
    private static Action action(String... arguments) throws RunException {
        return ((Cli.Run) new Cli().parse(arguments)).action();
    }

    @Test
    void theKindOfKeyDecidesOnTheFormat() throws Exception {
        assertThat(action("encrypt", "-r", "age1a", "--recipient=age1b", "-R", "f", "-a", "in", "-o", "out"))
                .isEqualTo(new AgeEncryptJob(
                        null, List.of("age1a", "age1b"), List.of("f"), true, new Transfer("in", "out", false, false)));
        assertThat(action("encrypt", "--passphrase-file", "p", "--in-place", "f"))
                .isEqualTo(new AgeEncryptJob(
                        new PassphraseSource.File("p"),
                        List.of(),
                        List.of(),
                        false,
                        new Transfer("f", "f", false, false)));
        assertThat(action("encrypt", "-p", "--force"))
                .isEqualTo(new AgeEncryptJob(
                        new PassphraseSource.Terminal(),
                        List.of(),
                        List.of(),
                        false,
                        new Transfer(null, null, true, false)));
        assertThat(action("decrypt", "-i", "a", "--identity", "b", "in"))
                .isEqualTo(new AgeDecryptJob(null, List.of("a", "b"), new Transfer("in", null, false, false)));
        assertThat(action("decrypt", "--passphrase"))
                .isEqualTo(new AgeDecryptJob(
                        new PassphraseSource.Terminal(), List.of(), new Transfer(null, null, false, false)));
        assertThat(action("decrypt", "in"))
                .isEqualTo(new AgeDecryptJob(null, List.of(), new Transfer("in", null, false, false)));
        assertThat(action("decrypt", "--key-env", "K", "in")).isInstanceOf(Rc4Job.class);
        assertThat(action("keygen", "-o", "f")).isEqualTo(new KeygenJob(false, null, "f"));
        assertThat(action("keygen", "-y", "f")).isEqualTo(new KeygenJob(true, "f", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "encrypt -p -r age1a f # --passphrase and (-r=RECIPIENT | -R=FILE) are mutually exclusive (specify only one)"
                        + " (see 'rcli encrypt --help')",
                "encrypt --key 0102030405 --identity f # Unknown option: '--identity' (see 'rcli encrypt --help')",
                "decrypt -i a --key 0102030405 f # Only one key and only one output can be given, and each only once"
                        + " (see 'rcli decrypt --help')",
                "encrypt --key 0102030405 --armor f # --armor needs a passphrase or a recipient: RC4 has no"
                        + " armoured form",
                "keygen f # keygen takes no FILE without -y; -o FILE writes to one",
            })
    void reportsWhatIsWrong(String line, String message) {
        assertThatExceptionOfType(RunException.class)
                .isThrownBy(() -> new Cli().parse(line.split(" ")))
                .satisfies(e -> assertThat(e.line()).isEqualTo(message))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitStatus.USAGE));
    }

    @ParameterizedTest
    @CsvSource({
        "AGE-SECRET-KEY-1GFPYYSJ",
        "decrypt f AGE-SECRET-KEY-1GFPYYSJ",
        "decrypt f age-secret-key-1gfpyysj",
        "encrypt -p=AGE-SECRET-KEY-1GFPYYSJ f",
    })
    void repeatsNoSecretKey(String line) {
        assertThatExceptionOfType(RunException.class)
                .isThrownBy(() -> new Cli().parse(line.split(" ")))
                .satisfies(e -> assertThat(e.line()).doesNotContainIgnoringCase("gfpyysj"));
        assertThat(RunException.shown("'AGE-SECRET-KEY-1GFPYYSJ'")).doesNotContain("GFPYYSJ");
    }
}
