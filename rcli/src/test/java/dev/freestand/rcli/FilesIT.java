package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read, written, replaced and kept. */
@ParameterizedClass
@EnumSource(Subject.class)
class FilesIT extends ContractTestBase {
    private static final byte[] PLAIN = random(200_000);

    private String mode(String name) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }

    @Test
    void fromStreamToStream() throws Exception {
        byte[] cipher = rc4(KEY_BYTES, PLAIN);
        assertThat(run.rcli(PLAIN, "encrypt", "--key", KEY).succeeded().out()).isEqualTo(cipher);
        assertThat(run.rcli(cipher, "decrypt", "--key", KEY, "-").succeeded().out())
                .isEqualTo(PLAIN);
        assertThat(run.rcli("encrypt", "--key", KEY).succeeded().out()).isEmpty();
    }

    @Test
    void fromFileToFile() throws Exception {
        write("plain", PLAIN);
        run.shell("umask 027; rcli encrypt --key " + KEY + " plain -o cipher").succeeded();
        assertThat(read("cipher")).isEqualTo(rc4(KEY_BYTES, PLAIN));
        assertThat(mode("cipher")).isEqualTo("rw-r-----");
        run.rcli("decrypt", "--key", KEY, "cipher", "-o", "again").succeeded();
        assertThat(read("again")).isEqualTo(PLAIN);
        assertThat(names()).containsExactly("again", "cipher", "plain");
    }

    @Test
    void agreesWithOpenssl() throws Exception {
        write("plain", PLAIN);
        String key = "000102030405060708090a0b0c0d0e0f";
        run.shell("openssl enc -rc4 -K " + key + " -provider legacy -provider default -in plain -out expected && rcli"
                        + " encrypt --key " + key + " plain | cmp - expected")
                .succeeded();
    }

    @Test
    void inPlaceKeepsTheMode() throws Exception {
        Path file = write("file", PLAIN);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
        run.rcli("encrypt", "--key", KEY, "--in-place", "file").succeeded();
        assertThat(read("file")).isEqualTo(rc4(KEY_BYTES, PLAIN));
        assertThat(mode("file")).isEqualTo("rwxr-x--x");
        assertThat(names()).containsExactly("file");
    }

    @Test
    void inPlaceKeepsOwnerAndSpecialBits() throws Exception {
        write("file", PLAIN);
        Result result = run.shell("chown 1234:2345 file; chmod 6711 file; rcli encrypt --key " + KEY
                + " --in-place file; stat -c %u:%g:%a file");
        assertThat(result.succeeded().text()).isEqualTo("1234:2345:6711\n");
    }

    @Test
    void inPlaceKeepsTheUsersAttributes() throws Exception {
        write("file", PLAIN);
        Result result = run.shell("setfattr -n user.note -v kept file; rcli encrypt --key " + KEY
                + " --in-place file; getfattr --only-values -n user.note file");
        assertThat(result.succeeded().text()).isEqualTo("kept");
    }

    @Test
    void theOutputMayBeTheInput() throws Exception {
        write("file", PLAIN);
        run.rcli("encrypt", "--key", KEY, "file", "-o", "./file").succeeded();
        assertThat(read("file")).isEqualTo(rc4(KEY_BYTES, PLAIN));
        assertThat(names()).containsExactly("file");
    }

    @Test
    void aLinkStaysALink() throws Exception {
        Files.createDirectory(folder.resolve("sub"));
        write("sub/file", PLAIN);
        Files.createSymbolicLink(folder.resolve("sub/link"), Path.of("file"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("sub/link"));
        run.rcli("encrypt", "--key", KEY, "--in-place", "link").succeeded();
        assertThat(Files.isSymbolicLink(folder.resolve("link"))).isTrue();
        assertThat(read("sub/file")).isEqualTo(rc4(KEY_BYTES, PLAIN));
        Files.createSymbolicLink(folder.resolve("new"), Path.of("sub/made"));
        run.rcli("decrypt", "--key", KEY, "link", "-o", "new").succeeded();
        assertThat(read("sub/made")).isEqualTo(PLAIN);
        assertThat(names()).containsExactly("link", "new", "sub");
    }

    /** Another process may make a stream that it shares non-blocking; no data is lost for that. */
    @Test
    void streamsThatDoNotBlockAreWaitedFor() throws Exception {
        String rcli = "' '" + String.join("' '", subject.command()) + "' encrypt --key " + KEY;
        String in = "use Fcntl; pipe(R, W); fcntl(R, F_SETFL, O_NONBLOCK); unless (fork) { close W;"
                + " open(STDIN, \"<&R\"); exec @ARGV } close R; syswrite W, \"12345\"; sleep 1;"
                + " syswrite W, \"67890\"; close W; wait; exit($? >> 8)";
        assertThat(run.shell("perl -e '" + in + rcli).succeeded().out())
                .isEqualTo(rc4(KEY_BYTES, "1234567890".getBytes(StandardCharsets.US_ASCII)));
        write("plain", PLAIN);
        String out = "use Fcntl; pipe(R, W); fcntl(W, F_SETFL, O_WRONLY | O_NONBLOCK); unless (fork) { close R;"
                + " open(STDOUT, \">&W\"); exec @ARGV } close W; sleep 1;"
                + " print $b while sysread R, $b, 4096; wait; exit($? >> 8)";
        assertThat(run.shell("perl -e '" + out + rcli + " plain").succeeded().out())
                .isEqualTo(rc4(KEY_BYTES, PLAIN));
    }

    @Test
    void aDeviceIsWrittenAndNotReplaced() throws Exception {
        run.rcli(PLAIN, "encrypt", "--key", KEY, "-o", "/dev/null").succeeded();
        assertThat(Files.readAttributes(Path.of("/dev/null"), "unix:mode").get("mode"))
                .isEqualTo(020666);
    }

    @Test
    void aStandardStreamThatIsClosedTakesNoFile() throws Exception {
        write("plain", PLAIN);
        run.shell("rcli encrypt --key " + KEY + " plain -o cipher <&- >&-").succeeded();
        assertThat(read("cipher")).isEqualTo(rc4(KEY_BYTES, PLAIN));
    }
}
