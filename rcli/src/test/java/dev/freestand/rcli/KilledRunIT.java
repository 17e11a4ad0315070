package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is replaced is entirely the old one or entirely the new one, whenever and however a run ends. */
class KilledRunIT {
    private static final String KEY = ContractTestBase.KEY;
    private static final int RUNS = 200;
    private static final byte[] PLAIN = ContractTestBase.random(150_000);

    /** A quarter of a second at most for each of the runs. */
    private static final long SLOWEST_NANOS = 250_000_000;

    private final String rcli = Subject.MUSL_STATIC.file().toString();

    @TempDir
    Path folder;

    @Test
    void killedAtRandomMomentsTheFileIsTheOldOneOrTheNewOne() throws Exception {
        byte[] secret = ContractTestBase.rc4(ContractTestBase.KEY_BYTES, PLAIN);
        Path file = Files.write(folder.resolve("file"), PLAIN);
        // The fastest of three: the first one is slow, and killing that late kills few of the others.
        long whole = SLOWEST_NANOS;
        for (int n = 0; n < 3; n++) {
            long start = System.nanoTime();
            assertThat(inPlace().waitFor()).isZero();
            whole = Math.min(whole, System.nanoTime() - start);
        }
        Random random = new Random(1);
        int killed = 0;
        for (int n = 0; n < RUNS; n++) {
            boolean wasSecret = Arrays.equals(Files.readAllBytes(file), secret);
            Process process = inPlace();
            TimeUnit.NANOSECONDS.sleep((long) (random.nextDouble() * whole));
            process.destroyForcibly();
            boolean done = process.waitFor() == 0;
            killed += done ? 0 : 1;
            byte[] now = Files.readAllBytes(file);
            boolean isSecret = Arrays.equals(now, secret);
            assertThat(isSecret || Arrays.equals(now, PLAIN)).as("run " + n).isTrue();
            if (done) {
                assertThat(isSecret).as("run " + n + " ended well").isNotEqualTo(wasSecret);
            }
        }
        assertThat(killed).isPositive();
        // Only between its naming and its replacing, which no signal but this one can come into, has the new file a
        // name.
        assertThat(names().stream().filter(name -> !name.equals("file")))
                .allMatch(name -> name.matches("\\.rcli-\\d+-\\d+\\.tmp"))
                .hasSizeLessThan(RUNS / 10);
    }

    @Test
    void killedRightBeforeTheReplacementTheOldFileIsWhole() throws Exception {
        Path file = Files.write(folder.resolve("file"), PLAIN);
        assertThat(start(
                                "strace",
                                "-qqq",
                                "-o",
                                "/dev/null",
                                "-e",
                                "inject=rename:signal=KILL",
                                rcli,
                                "encrypt",
                                "--key",
                                KEY,
                                "--in-place",
                                "file")
                        .waitFor())
                .isEqualTo(128 + 9);
        assertThat(Files.readAllBytes(file)).isEqualTo(PLAIN);
    }

    @Test
    void aKeyThatEndsItLeavesNoProgressOnTheTerminal() throws Exception {
        Process process = start("python3", "-c", """
                import os, pty, signal, sys
                child, terminal = pty.fork()
                if child == 0:
                    # Whatever started the tests may have had it ignored.
                    signal.signal(signal.SIGINT, signal.SIG_DFL)
                    os.execv(sys.argv[1], sys.argv[1:])
                shown = b''
                try:
                    while True:
                        more = os.read(terminal, 1000)
                        if not more:
                            break
                        if not shown:
                            os.write(terminal, b'\\x03')
                        shown += more
                except OSError:
                    pass
                sys.stdout.buffer.write(shown)
                sys.exit(128 + os.WTERMSIG(os.waitpid(child, 0)[1]))
                """, rcli, "encrypt", "--key", KEY, "-o", "/dev/null", "/dev/zero");
        String shown = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(128 + 2);
        int line = shown.lastIndexOf("rcli: ");
        assertThat(shown.substring(line)).matches("rcli: [^\\r]*\\^C\\r +\\r");
        String[] parts = shown.substring(line).split("\\r");
        assertThat(parts[1].length()).isGreaterThanOrEqualTo(parts[0].length());
    }

    @Test
    void ofConcurrentRunsOnOneFileTheLastOneIsWhole() throws Exception {
        byte[] secret = ContractTestBase.rc4(ContractTestBase.KEY_BYTES, PLAIN);
        Path file = Files.write(folder.resolve("file"), PLAIN);
        List<Process> all = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            all.add(inPlace());
        }
        for (Process one : all) {
            assertThat(one.waitFor()).isZero();
        }
        assertThat(Files.readAllBytes(file)).isIn(PLAIN, secret);
        assertThat(names()).containsExactly("file");
    }

    @Test
    void aReadErrorHalfwayLeavesTheOldFileAndNothingElse() throws Exception {
        Path file = Files.write(folder.resolve("file"), PLAIN);
        Process process = start(
                "strace",
                "-qqq",
                "-o",
                "/dev/null",
                "-e",
                "inject=read:error=EIO:when=3",
                rcli,
                "encrypt",
                "--key",
                KEY,
                "--in-place",
                "file");
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(new String(process.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("rcli: cannot read: file: Input/output error\n");
        assertThat(Files.readAllBytes(file)).isEqualTo(PLAIN);
        assertThat(names()).containsExactly("file");
    }

    @Test
    void aSparseFileComesOutWhole() throws Exception {
        byte[] sparse = new byte[1 << 20];
        sparse[sparse.length - 1] = 1;
        Path file = folder.resolve("file");
        try (java.io.RandomAccessFile made = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            made.seek(sparse.length - 1L);
            made.write(1);
        }
        assertThat(inPlace().waitFor()).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(ContractTestBase.rc4(ContractTestBase.KEY_BYTES, sparse));
    }

    private Process inPlace() throws Exception {
        return start(rcli, "encrypt", "--key", KEY, "--in-place", "file");
    }

    private Process start(String... command) throws Exception {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
    }

    private List<String> names() throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
