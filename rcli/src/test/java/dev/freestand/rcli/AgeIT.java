package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The native file beside Debian's age, and on a terminal. */
class AgeIT {
    /** Around the boundaries of chunks (65536), and of lines of armour (48); with -a as armour. */
    private static final String FILES = "0 1 65535 65536 65537 131072 131073 -a47 -a48 -a49 -a65536 -a65537";

    /**
     * Runs a command on a terminal of its own and answers what it asks; prints what the terminal showed. {@code ANSWER COMMAND
     * ARGUMENT...}, where ^C stands for the key.
     */
    private static final String ON_TERMINAL = """
            import os, pty, signal, sys
            answers = sys.argv[1].split(',')
            child, terminal = pty.fork()
            if child == 0:
                # Whatever started the tests may have had it ignored.
                signal.signal(signal.SIGINT, signal.SIG_DFL)
                os.execvp(sys.argv[2], sys.argv[2:])
            shown = b''
            try:
                while True:
                    more = os.read(terminal, 1000)
                    if not more:
                        break
                    shown += more
                    if shown.endswith(b': ') and answers:
                        answer = answers.pop(0)
                        os.write(terminal, b'\\x03' if answer == '^C' else answer.encode() + b'\\n')
            except OSError:
                pass
            sys.stdout.buffer.write(shown)
            status = os.waitpid(child, 0)[1]
            sys.exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))
            """;

    @TempDir
    private Path folder;

    private Runner run;

    @BeforeEach
    void prepare() throws Exception {
        run = new Runner(Subject.MUSL_STATIC, folder);
        Files.writeString(folder.resolve("terminal.py"), ON_TERMINAL);
    }

    @Test
    void ageReadsWhatItWritesAndTheOtherWay() throws Exception {
        Result result = run.shell("set -e; rcli keygen -o ours > ours.pub; age-keygen -o theirs 2>/dev/null"
                + "; age-keygen -y theirs > theirs.pub; test $(age-keygen -y ours) = $(cat ours.pub)"
                + "; test $(rcli keygen -y theirs) = $(cat theirs.pub); head -c 131073 /dev/urandom > random"
                + "; recipient=$(cat theirs.pub); for file in " + FILES + "; do form=; size=${file#-a}"
                + "   ; [ $size = $file ] || form=-a; head -c $size random > plain"
                + "   ; rcli encrypt $form -r $recipient -R ours.pub plain > ours.age"
                + "   ; age -d -i theirs ours.age | cmp plain -"
                + "   ; age $form -R ours.pub -r $recipient plain | rcli decrypt -i ours | cmp plain -; done"
                + "; age -d -i ours ours.age | cmp plain -; echo all");
        assertThat(result.succeeded().text()).isEqualTo("all\n");
        assertThat(Files.getPosixFilePermissions(folder.resolve("ours")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    /**
     * age asks for a passphrase on a terminal alone. A file takes a second to write and a second to read: the other way, unit
     * tests read the files of the format's own test kit, which take less.
     */
    @Test
    void ageTakesItsPassphrase() throws Exception {
        Files.writeString(folder.resolve("plain"), "The same bytes.\n");
        Files.writeString(folder.resolve("passphrase"), "caf\u00e9 au lait\r\n");
        run.shell(
                        "set -e; rcli encrypt --passphrase-file passphrase -o ours.age plain"
                                + "; python3 terminal.py 'caf\u00e9 au lait' age -d -o ours.out ours.age >/dev/null; cmp plain ours.out")
                .succeeded();
    }

    @Test
    void aPassphraseIsAskedForAndNotShown() throws Exception {
        Files.writeString(folder.resolve("small.age"), TestData.PASSPHRASE_FILE);
        String ask = "python3 terminal.py '" + TestData.PASSPHRASE + "' " + Subject.MUSL_STATIC.file()
                + " decrypt -o out small.age";
        assertThat(run.shell(ask).succeeded().text()).isEqualTo("Passphrase: \r\n");
        assertThat(Files.readString(folder.resolve("out"))).isEqualTo(TestData.PLAIN);
        Result differ = run.shell(
                "python3 terminal.py one,two " + Subject.MUSL_STATIC.file() + " encrypt -p -o new out; echo $?");
        assertThat(differ.text())
                .isEqualTo("Passphrase: \r\nThe same again: \r\nrcli: bad passphrase: terminal: the two differ\r\n2\n");
        // A key that ends the program leaves the terminal as it was. The shell gets the signal as well, and goes on.
        Result ended = run.shell("python3 terminal.py ^C sh -c 'trap : INT; " + Subject.MUSL_STATIC.file()
                + " decrypt -o ended small.age; echo =$?; stty -a' | grep -o -e ' echo ' -e '=130'");
        assertThat(ended.text()).isEqualTo("=130\n echo \n");
        run.shell("setsid -w " + Subject.MUSL_STATIC.file() + " decrypt small.age < /dev/null")
                .failed(2, "rcli: no terminal to read the passphrase from: use --passphrase-file FILE");
    }

    @Test
    void nothingUnauthenticatedIsLeft() throws Exception {
        Files.write(folder.resolve("plain"), new byte[200_000]);
        run.shell("set -e; rcli keygen -o key > pub; rcli keygen -o other >/dev/null; rcli encrypt -R pub -o"
                        + " good plain")
                .succeeded();
        byte[] good = Files.readAllBytes(folder.resolve("good"));
        Files.write(folder.resolve("cut"), Arrays.copyOf(good, good.length - 70_000));
        byte[] changed = good.clone();
        changed[good.length - 1] ^= 1;
        Files.write(folder.resolve("changed"), changed);
        Files.writeString(folder.resolve("old"), "old");
        String broken = "its content was modified or truncated";
        run.rcli("decrypt", "-i", "key", "-o", "old", "cut").failed(1, "rcli: cannot decrypt: cut: " + broken);
        run.rcli("decrypt", "-i", "key", "-o", "old", "changed").failed(1, "rcli: cannot decrypt: changed: " + broken);
        run.rcli("decrypt", "-i", "other", "-o", "old", "good")
                .failed(1, "rcli: cannot decrypt: good: it is not encrypted for any of the identities");
        assertThat(folder.resolve("old")).hasContent("old");
        // To a stream goes what was authenticated: three whole chunks.
        assertThat(run.shell("rcli decrypt -i key changed | wc -c").text()).isEqualTo("196608\n");
        run.rcli("keygen", "-o", "key")
                .failed(1, "rcli: cannot create: key: File exists, and a key is never overwritten");
        run.rcli("decrypt", "-o", "old", "good")
                .failed(2, "rcli: cannot decrypt: good: it is encrypted for recipients: use --identity FILE");
    }

    @Test
    void aPassphraseThatTakesTooMuchMemoryIsRefused() throws Exception {
        Files.writeString(folder.resolve("passphrase"), "x");
        for (String[] one : new String[][] {
            {"22", "its passphrase has the work factor 22, which takes 4100 MiB of memory, and this program has "},
            {"23", "its passphrase has a work factor above 22, which would take more time and memory than anyone needs"}
        }) {
            Files.writeString(
                    folder.resolve("costly"),
                    "age-encryption.org/v1\n-> scrypt " + "A".repeat(22) + " " + one[0] + "\n" + "A".repeat(43)
                            + "\n--- " + "A".repeat(43) + "\n");
            Result result = run.rcli("decrypt", "--passphrase-file", "passphrase", "costly");
            assertThat(result.err())
                    .startsWith("rcli: cannot decrypt: costly: " + one[1])
                    .hasLineCount(1);
            assertThat(result.exit()).isEqualTo(1);
        }
        // 18 takes 256 MiB; here are 100.
        Result result = run.shell("ulimit -v 100000; rcli encrypt --passphrase-file passphrase passphrase");
        assertThat(result.err())
                .contains("takes 260 MiB of memory, and this program has ")
                .hasLineCount(1);
        assertThat(result.exit()).isEqualTo(1);
    }

    /** A small file with a passphrase of the work factor 10, as in freestand.yaml. */
    private static final class TestData {
        static final String PASSPHRASE = "correct horse battery staple";
        static final String PLAIN = "The same bytes, everywhere.\n";
        static final String PASSPHRASE_FILE = """
                -----BEGIN AGE ENCRYPTED FILE-----
                YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBvQnlzbnMvMFJQVkNBOThN
                VDBpUVV3IDEwCkFsTXpTdmVCTVNNVm1pVFRGWFNFL3ZCUWUxREdvbUMyMHR0MUho
                MHRiWHMKLS0tIDRMS2FWczVYVjhjWVdTSUVNU2wzN2o2Q1RFVGtrd3ZFUzBkY1A5
                cGJKU1kK2nUsm2Ac7CVkCpCEqV6A0xHDrv1P8ZmDUYZyPk2VPv8hiimu2DRvSr3J
                UpzSOIDVgvpXjxHCeaMbuNYd
                -----END AGE ENCRYPTED FILE-----
                """;
    }
}
