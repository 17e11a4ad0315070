package dev.freestand.rcli.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.rcli.App;
import dev.freestand.rcli.ContractTestBase;
import dev.freestand.rcli.posix.JvmPosix;
import dev.freestand.rcli.posix.Posix;
import dev.freestand.rcli.posix.PosixException;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shown on a terminal while a run takes longer; the clock is the test's, and goes on by a part of a second a look. */
class ProgressTest {
    private static final String KEY = ContractTestBase.KEY;
    private static final long STEP = 600_000_000;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private long now;
    private long looks;
    /** What a signal would clear now, and at most so far. */
    private int columns;

    private int most;

    /** The machine, with the terminals given and slow reads; the fifth fails if it is to. */
    private Posix sys(boolean failing, int... terminals) {
        JvmPosix real = new JvmPosix();
        return (Posix) Proxy.newProxyInstance(
                Posix.class.getClassLoader(), new Class<?>[] {Posix.class}, (self, call, given) -> {
                    switch (call.getName()) {
                        case "nanoTime":
                            looks++;
                            now += STEP;
                            return now;
                        case "clearWhenKilled":
                            columns = (int) given[0];
                            most = Math.max(most, columns);
                            return null;
                        case "isTerminal":
                            return java.util.Arrays.stream(terminals).anyMatch(given[0]::equals);
                        case "write":
                            if (given[0].equals(Posix.STDERR)) {
                                errors.write((byte[]) given[1], (int) given[2], (int) given[3] - (int) given[2]);
                                return null;
                            }
                            break;
                        case "read":
                            if (failing && looks == 4) {
                                throw new PosixException("Input/output error");
                            }
                            break;
                        default:
                    }
                    try {
                        return call.invoke(real, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private String shown(Posix sys, String... arguments) {
        App.run(sys, arguments);
        return errors.toString(StandardCharsets.UTF_8);
    }

    private String file() throws Exception {
        return Files.write(folder.resolve("file"), new byte[8 * 64 * 1024]).toString();
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    /** As a terminal shows it: each line over the one before. */
    private static String lastLine(String text) {
        StringBuilder line = new StringBuilder();
        int at = 0;
        for (char c : text.toCharArray()) {
            if (c == '\r') {
                at = 0;
            } else if (c == '\n') {
                line.setLength(0);
                at = 0;
            } else {
                line.replace(at, Math.min(at + 1, line.length()), String.valueOf(c));
                at++;
            }
        }
        return line.toString().stripTrailing();
    }

    @Test
    void aLongRunShowsItsProgressAndClearsIt() throws Exception {
        String text = shown(sys(false, Posix.STDERR), "encrypt", "--key", KEY, "-o", out(), file());
        // Reads at 0.6 s, 1.2 s and so on; the first begins the time, and nothing is shown for a second.
        assertThat(text)
                .startsWith("\rrcli: 37% of 512.0 KiB, 106.6 KiB/s, 4 s left")
                .contains("\rrcli: 50% of ");
        assertThat(text).doesNotContain("\n").endsWith("\r");
        assertThat(lastLine(text)).isEmpty();
        // The end clears as much as the longest line had.
        assertThat(most)
                .isEqualTo(java.util.Arrays.stream(text.split("\r"))
                        .mapToInt(String::length)
                        .max()
                        .orElseThrow());
        assertThat(columns).isZero();
        assertThat(Files.size(folder.resolve("out"))).isEqualTo(8 * 64 * 1024);
    }

    @Test
    void ageShowsItToo() throws Exception {
        String pub = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
        String text = shown(sys(false, Posix.STDERR), "encrypt", "-r", pub, "-o", out(), file());
        assertThat(text).contains("\rrcli: 50% of 512.0 KiB, ");
        assertThat(lastLine(text)).isEmpty();
        errors.reset();
        Path key = Files.writeString(
                folder.resolve("key"), "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX\n");
        text = shown(sys(false, Posix.STDERR), "decrypt", "-i", key.toString(), "--in-place", out());
        assertThat(text).contains("% of 512.3 KiB, ");
        assertThat(lastLine(text)).isEmpty();
        assertThat(folder.resolve("out")).hasBinaryContent(new byte[8 * 64 * 1024]);
    }

    @Test
    void aMessageStandsAlone() throws Exception {
        String text = shown(sys(true, Posix.STDERR), "encrypt", "--key", KEY, "-o", out(), file());
        assertThat(text).contains("\rrcli: 37% of ");
        assertThat(text.substring(text.lastIndexOf('\r')))
                .isEqualTo("\rrcli: cannot read: " + folder.resolve("file") + ": Input/output error\n");
        assertThat(lastLine(text.substring(0, text.lastIndexOf('\r')))).isEmpty();
    }

    @Test
    void nothingIsShownElsewhere() throws Exception {
        assertThat(shown(sys(false), "encrypt", "--key", KEY, "-o", out(), file()))
                .isEmpty();
        assertThat(shown(sys(false, Posix.STDERR), "encrypt", "-q", "--key", KEY, "-o", out(), file()))
                .isEmpty();
        assertThat(looks).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 | 0 | rcli: 0 bytes, 0 bytes/s",
                "1023 | 0 | 1024 | rcli: 1023 bytes, 1.0 KiB/s",
                "1048575 | 0 | 1048576 | rcli: 1023.9 KiB, 1.0 MiB/s",
                "500 | 1000 | 0 | rcli: 50% of 1000 bytes, 0 bytes/s",
                "999 | 1000 | 100 | rcli: 99% of 1000 bytes, 100 bytes/s, 1 s left",
                "1000 | 1000 | 100 | rcli: 100% of 1000 bytes, 100 bytes/s, 0 s left",
                "1001 | 1000 | 100 | rcli: 1001 bytes, 100 bytes/s",
                "0 | 6100 | 100 | rcli: 0% of 5.9 KiB, 100 bytes/s, 1 min 1 s left",
                "0 | 9223372036854775807 | 1125899906842624 | rcli: 0% of 7.9 EiB, 1.0 PiB/s, 2 h 16 min left",
                "9223372036854775806 | 9223372036854775807 | 1 | rcli: 100% of 7.9 EiB, 1 bytes/s, 1 s left",
            })
    void theLineSaysWhatIsKnown(long done, long size, long perSecond, String line) {
        assertThat(Progress.text(done, size, perSecond)).isEqualTo(line);
    }

    @Test
    void theRateIsOfALargeFileToo() {
        assertThat(Progress.perSecond(1L << 50, 1L << 40)).isBetween(1_023_000_000_000L, 1_025_000_000_000L);
    }
}
