package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever fails: one line, the right exit code, and every file as it was. */
@ParameterizedClass
@EnumSource(Subject.class)
class FailuresIT extends ContractTestBase {
    private static final byte[] OLD = random(1000);
    private static final byte[] PLAIN = random(300_000);

    @Test
    void inputThatCannotBeRead() throws Exception {
        write("old", OLD);
        run.rcli("encrypt", "--key", KEY, "none", "-o", "old")
                .failed(1, "rcli: cannot open: none: No such file or directory");
        run.rcli("encrypt", "--key", KEY, "old/none").failed(1, "rcli: cannot open: old/none: Not a directory");
        run.rcli("encrypt", "--key", KEY, ".", "-o", "old").failed(1, "rcli: cannot read: .: Is a directory");
        run.rcli("encrypt", "--key", KEY, "--in-place", ".").failed(1, "rcli: cannot replace: .: Not a regular file");
        run.shell("rcli encrypt --key " + KEY + " -o old < .")
                .failed(1, "rcli: cannot read: standard input: Is a directory");
        String longName = "n".repeat(300);
        run.rcli("encrypt", "--key", KEY, longName)
                .failed(1, "rcli: cannot open: " + longName + ": File name too long");
        assertThat(read("old")).isEqualTo(OLD);
        assertThat(names()).containsExactly("old");
    }

    @Test
    void standardInputThatIsClosed() throws Exception {
        write("old", OLD);
        run.shell("rcli encrypt --key " + KEY + " <&-")
                .failed(1, "rcli: cannot read: standard input: Bad file descriptor");
        run.shell("rcli encrypt --key " + KEY + " -o old <&-")
                .failed(1, "rcli: cannot read: standard input: Bad file descriptor");
        assertThat(read("old")).isEqualTo(OLD);
        assertThat(names()).containsExactly("old");
    }

    @Test
    void permissionDenied() throws Exception {
        write("secret", OLD);
        // Root without its privileges: unlike another user, it gets at the program wherever the project lies.
        String unprivileged =
                "mkdir closed && chmod 755 closed && chmod 600 secret && chown 12345 closed secret && setpriv"
                        + " --bounding-set -all --inh-caps -all '"
                        + String.join("' '", subject.command()) + "' encrypt --key " + KEY;
        Result input = run.shell(unprivileged + " secret");
        input.failed(1, "rcli: cannot open: secret: Permission denied");
        Result output = run.shell("rmdir closed; " + unprivileged + " -o closed/out < /dev/null");
        output.failed(1, "rcli: cannot create: closed/out: Permission denied");
        assertThat(names()).containsExactly("closed", "secret");
    }

    @Test
    void outputThatCannotBeMade() throws Exception {
        write("plain", PLAIN);
        run.rcli("encrypt", "--key", KEY, "plain", "-o", "none/out")
                .failed(1, "rcli: cannot create: none/out: No such file or directory");
        run.rcli("encrypt", "--key", KEY, "plain", "-o", ".").failed(1, "rcli: cannot open: .: Is a directory");
        Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        run.rcli("encrypt", "--key", KEY, "plain", "-o", "loop")
                .failed(1, "rcli: cannot replace: loop: Too many levels of symbolic links");
        assertThat(names()).containsExactly("loop", "plain");
    }

    @Test
    void fullDeviceOnStandardOutput() throws Exception {
        write("plain", PLAIN);
        run.shell("rcli encrypt --key " + KEY + " plain > /dev/full")
                .failed(1, "rcli: cannot write: standard output: No space left on device");
        run.shell("rcli --help > /dev/full").failed(1, "rcli: cannot write: standard output: No space left on device");
        run.rcli("encrypt", "--key", KEY, "plain", "-o", "/dev/full")
                .failed(1, "rcli: cannot write: /dev/full: No space left on device");
    }

    @Test
    void fileSizeLimit() throws Exception {
        write("plain", PLAIN);
        write("old", OLD);
        run.shell("ulimit -f 100; rcli encrypt --key " + KEY + " plain -o old")
                .failed(1, "rcli: cannot write: old: File too large");
        run.shell("ulimit -f 100; rcli encrypt --key " + KEY + " --in-place plain")
                .failed(1, "rcli: cannot write: plain: File too large");
        assertThat(read("old")).isEqualTo(OLD);
        assertThat(read("plain")).isEqualTo(PLAIN);
        assertThat(names()).containsExactly("old", "plain");
    }

    @Test
    void fullDisk() throws Exception {
        write("plain", PLAIN);
        Result result = run.shell("mkdir full && unshare -m sh -c 'mount -t tmpfs -o size=128k none full && echo old >"
                + " full/out && \"$@\" encrypt --key " + KEY + " plain -o full/out; code=$?; ls -A full; cat full/out;"
                + " exit $code' sh '"
                + String.join("' '", subject.command()) + "'");
        result.failed(1, "rcli: cannot write: full/out: No space left on device");
        assertThat(result.text()).isEqualTo("out\nold\n");
    }

    @Test
    void closedPipe() throws Exception {
        Result result = run.shell("{ sleep 0.2; rcli encrypt --key " + KEY + " /dev/zero; echo $? > code; } | true");
        assertThat(result.err()).isEqualTo("rcli: cannot write: standard output: Broken pipe\n");
        assertThat(read("code")).asString().isEqualTo("1\n");
        run.shell("{ sleep 0.2; rcli --help; echo $? > code; } | true");
        assertThat(read("code")).asString().isEqualTo("1\n");
    }

    /** A terminal echoes the end of its own input, at any moment, so only what the program wrote is looked for. */
    @Test
    void terminal() throws Exception {
        write("plain", OLD);
        String command = "'" + String.join("' '", subject.command()) + "' encrypt --key " + KEY + " plain";
        Result refused = onTerminal(command);
        assertThat(refused.text())
                .contains(
                        "rcli: cannot write: standard output: it is a terminal (use -o FILE, a pipe, or --force)\r\n");
        assertThat(refused.out()).hasSizeLessThan(100);
        assertThat(refused.exit()).isEqualTo(2);
        Result named = onTerminal(command + " -o /dev/tty");
        assertThat(named.text())
                .contains("rcli: cannot write: /dev/tty: it is a terminal (use -o FILE, a pipe, or --force)\r\n");
        assertThat(named.out()).hasSizeLessThan(100);
        assertThat(named.exit()).isEqualTo(2);
        Result forced = onTerminal("stty raw; " + command + " --force");
        assertThat(forced.out()).containsSequence(rc4(KEY_BYTES, OLD));
        assertThat(forced.exit()).isZero();
    }

    private Result onTerminal(String command) throws Exception {
        return run.run(Map.of(), new byte[0], List.of("script", "-qec", command, "/dev/null"));
    }

    /** What is replaced is one name of the file; the old content would be left under the others without a message. */
    @Test
    void aFileWithTwoNamesIsNotEncryptedInPlace() throws Exception {
        Path file = write("plain", PLAIN);
        Files.createLink(folder.resolve("other"), file);
        String refusal =
                ": it has 2 names (hard links), and the old content would stay under the others: write to another"
                        + " file with -o, or remove the other names";
        run.rcli("encrypt", "--key", KEY, "--in-place", "plain").failed(1, "rcli: cannot replace: plain" + refusal);
        run.rcli("encrypt", "--key", KEY, "plain", "-o", "other").failed(1, "rcli: cannot replace: other" + refusal);
        run.shell("rcli encrypt --key " + KEY + " -o ./plain < other")
                .failed(1, "rcli: cannot replace: ./plain" + refusal);
        assertThat(read("plain")).isEqualTo(PLAIN);
        assertThat(names()).containsExactly("other", "plain");
        run.rcli("encrypt", "--key", KEY, "plain", "-o", "third").succeeded();
    }

    @Test
    void aSignalLeavesNoTemporaryFile() throws Exception {
        write("old", OLD);
        Result result = run.shell("mkfifo pipe; sleep 20 > pipe & '" + String.join("' '", subject.command())
                + "' encrypt --key " + KEY
                + " pipe -o old & until ls -A | grep -q tmp || ls -l /proc/$!/fd | grep -qF \"$PWD/#\"; do sleep 0.05; done;"
                + " kill -TERM $!; wait $!; echo $?; kill %1");
        assertThat(result.text()).isEqualTo("143\n");
        assertThat(read("old")).isEqualTo(OLD);
        assertThat(names()).containsExactly("old", "pipe");
    }
}
