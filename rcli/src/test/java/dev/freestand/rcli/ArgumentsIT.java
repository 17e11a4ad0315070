package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.rcli.command.Cli;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Arguments, keys and texts. */
@ParameterizedClass
@EnumSource(Subject.class)
class ArgumentsIT extends ContractTestBase {
    @Test
    void version() throws Exception {
        assertThat(run.rcli("--version").succeeded().text()).isEqualTo("rcli 1.0.0\n");
        assertThat(run.rcli("-V").succeeded().text()).isEqualTo("rcli 1.0.0\n");
    }

    @Test
    void verboseVersionSaysHowItWasBuilt() throws Exception {
        String text = run.rcli("--version", "--verbose").succeeded().text();
        assertThat(text)
                .startsWith("rcli 1.0.0\n")
                .contains("\nlibraries: picocli " + picocli.CommandLine.VERSION + ", Bouncy Castle ");
        if (subject == Subject.JAR) {
            assertThat(text).contains("\non the JVM: " + System.getProperty("java.version") + "\n");
        } else {
            String variant = subject.file().getParent().getFileName().toString();
            String linked = "linked " + (subject == Subject.DYNAMIC ? "dynamically" : "statically");
            assertThat(text)
                    .contains("\nvariant: " + variant + "\n")
                    .containsPattern("\nC library: " + (subject == Subject.MUSL_STATIC ? "musl" : "glibc")
                            + " [0-9.]+, " + linked)
                    .containsPattern("\ncompiler: (gcc|clang) [0-9.]+.*\n")
                    .containsPattern("\nfrom Java to C: TeaVM [0-9.]+\n")
                    .containsPattern("\nsource: (revision [0-9a-f]{40}(, with changes that were not committed)?"
                            + "|not from a checkout)\n");
        }
    }

    /** The texts are picocli's, laid out by the same classes in this process: the native files have picocli in them. */
    @Test
    void helpIsPicoclis() throws Exception {
        for (List<String> line : List.of(List.of("--help"), List.of("encrypt", "--help"), List.of("decrypt", "-h"))) {
            String[] arguments = line.toArray(new String[0]);
            String expected = ((Cli.Show) new Cli().parse(arguments)).text();
            assertThat(expected).startsWith("Usage: rcli ");
            assertThat(run.rcli(arguments).succeeded().text()).isEqualTo(expected);
        }
    }

    @Test
    void usageErrorsArePicoclis() throws Exception {
        run.rcli().failed(2, "rcli: Missing required subcommand (see 'rcli --help')");
        run.rcli("frob").failed(2, "rcli: Unmatched argument at index 0: 'frob' (see 'rcli --help')");
        run.rcli("encrypt", "--frob").failed(2, "rcli: Unknown option: '--frob' (see 'rcli encrypt --help')");
        run.rcli("decrypt", "--key")
                .failed(2, "rcli: Missing required parameter for option '--key' (HEX) (see 'rcli decrypt --help')");
        run.rcli("encrypt", "a", "b", "--key", KEY)
                .failed(2, "rcli: Unmatched argument at index 2: 'b' (see 'rcli encrypt --help')");
        run.rcli("encrypt", "--in-place", "--key", KEY)
                .failed(2, "rcli: --in-place needs a FILE (see 'rcli encrypt --help')");
        run.rcli("encrypt", "--key", KEY, "-o", "x", "--in-place", "y")
                .failed(
                        2,
                        "rcli: --output=FILE, --in-place are mutually exclusive (specify only one)"
                                + " (see 'rcli encrypt --help')");
    }

    @Test
    void aKeyIsNeverShown() throws Exception {
        run.rcli("enc", "--key", KEY)
                .failed(2, "rcli: Unmatched argument at index 0: 'enc', did you mean 'encrypt'? (see 'rcli --help')");
        run.rcli("encrypt", "--kye=" + KEY, "plain")
                .failed(2, "rcli: Unknown option: '--kye', did you mean '--key'? (see 'rcli encrypt --help')");
        run.rcli("encrypt", "plain", "--key", "01", "02", "03", "04", "05")
                .failed(
                        2,
                        "rcli: Unmatched argument at index 4 (not shown: it may be part of a key; put quotes around a"
                                + " key with spaces) (see 'rcli encrypt --help')");
    }

    @Test
    void aKeyInTheWrongPlaceIsNotRepeated() throws Exception {
        run.rcli("encrypt", "-k5ec70102030405")
                .failed(
                        2,
                        "rcli: Unknown option: '-k...' (not shown: it may be part of a key) (see 'rcli encrypt --help')");
        run.rcli("encrypt", "--key-env", "5ec70102030405")
                .failed(
                        2,
                        "rcli: bad key: --key-env: there is no such environment variable (not shown: it may be part of a"
                                + " key; --key-env takes the name of a variable that holds the key)");
        String unnamed = "the file named on the command line (not shown: it may be the key itself)";
        run.rcli("encrypt", "--key-file", "5ec70102030405")
                .failed(1, "rcli: cannot open: " + unnamed + ": No such file or directory");
        run.rcli("encrypt", "--key", KEY, "5ec70102030405")
                .failed(1, "rcli: cannot open: " + unnamed + ": No such file or directory");
    }

    @Test
    void exactlyOneKey() throws Exception {
        run.rcli("encrypt")
                .failed(
                        2,
                        "rcli: Missing required argument (specify one of these):"
                                + " (--key=HEX | --key-file=FILE | --key-env=NAME | --passphrase-file=FILE | -p |"
                                + " (-r=RECIPIENT | -R=FILE)...) (see 'rcli encrypt --help')");
        run.rcli("encrypt", "--key", KEY, "--key-env", "K")
                .failed(
                        2,
                        "rcli: --key=HEX, --key-env=NAME are mutually exclusive (specify only one)"
                                + " (see 'rcli encrypt --help')");
        run.rcli("encrypt", "--key", KEY, "--key", KEY)
                .failed(
                        2,
                        "rcli: Only one key and only one output can be given, and each only once"
                                + " (see 'rcli encrypt --help')");
    }

    @Test
    void badKeys() throws Exception {
        run.rcli("encrypt", "--key", "01020304").failed(2, "rcli: bad key: --key: it has 4 bytes, must have 5 to 256");
        run.rcli("encrypt", "--key", "xyz").failed(2, "rcli: bad key: --key: character 1 is not a hexadecimal digit");
        run.rcli("encrypt", "--key-env", "UNSET").failed(2, "rcli: bad key: UNSET: environment variable is not set");
        run.rcli(Map.of("K", "0102030"), "encrypt", "--key-env", "K")
                .failed(2, "rcli: bad key: K: its last byte has one digit, expected two");
        run.rcli("encrypt", "--key-file", "none").failed(1, "rcli: cannot open: none: No such file or directory");
        run.rcli("encrypt", "--key-file", ".").failed(1, "rcli: cannot read: .: Is a directory");
        write("long", new byte[257]);
        run.rcli("encrypt", "--key-file", "long")
                .failed(2, "rcli: bad key: long: it has more than 256 bytes, must have 5 to 256");
        write("short", new byte[4]);
        run.rcli("encrypt", "--key-file", "short")
                .failed(2, "rcli: bad key: short: it has 4 bytes, must have 5 to 256");
    }

    @Test
    void everyKeySourceGivesTheSame() throws Exception {
        byte[] expected = rc4(KEY_BYTES, new byte[100]);
        write("zeros", new byte[100]);
        write("key", KEY_BYTES);
        assertThat(run.rcli("encrypt", "--key", "0x01:02 03:04:05", "zeros")
                        .succeeded()
                        .out())
                .isEqualTo(expected);
        assertThat(run.rcli("encrypt", "--key-file", "key", "zeros").succeeded().out())
                .isEqualTo(expected);
        assertThat(run.rcli(Map.of("K", KEY), "encrypt", "--key-env", "K", "zeros")
                        .succeeded()
                        .out())
                .isEqualTo(expected);
    }

    @Test
    void aMessageIsOneLineWhateverTheName() throws Exception {
        run.rcli("encrypt", "--key", KEY, "a\nb\u001b[31m")
                .failed(1, "rcli: cannot open: a?b?[31m: No such file or directory");
        run.rcli("encrypt", "--key", KEY, "").failed(1, "rcli: cannot open: : No such file or directory");
    }

    @Test
    void namesNeedNotBeAscii() throws Exception {
        write("d\u00e9j\u00e0 \ud83d\udd11", new byte[10]);
        run.rcli("encrypt", "--key", KEY, "d\u00e9j\u00e0 \ud83d\udd11", "-o", "\u6f22")
                .succeeded();
        assertThat(read("\u6f22")).isEqualTo(rc4(KEY_BYTES, new byte[10]));
    }
}
