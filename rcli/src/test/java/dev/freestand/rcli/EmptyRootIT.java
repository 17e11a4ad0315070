package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A root without any file but the program, no user database, no devices, no environment, an unknown user. */
@ParameterizedClass
@EnumSource(
        value = Subject.class,
        names = {"MUSL_STATIC", "GLIBC_STATIC"})
class EmptyRootIT extends ContractTestBase {
    /** Another one in each run: no user is special. */
    private final String user = String.valueOf(ThreadLocalRandom.current().nextInt(1, 60_000));

    private Result inEmptyRoot(byte[] input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("bwrap", "--unshare-all", "--uid", user, "--gid", user));
        command.addAll(List.of("--clearenv", "--ro-bind", subject.file().toString(), "/rcli"));
        command.addAll(List.of("--bind", folder.toString(), "/work", "--remount-ro", "/", "--chdir", "/work", "/rcli"));
        command.addAll(Arrays.asList(arguments));
        Result result = run.run(Map.of(), input, command);
        return new Result(result.exit(), result.out(), result.err(), "as user " + user);
    }

    @Test
    void runsThere() throws Exception {
        assertThat(inEmptyRoot(new byte[0], "--version").succeeded().text()).isEqualTo("rcli 1.0.0\n");
        assertThat(inEmptyRoot(new byte[100], "encrypt", "--key", KEY)
                        .succeeded()
                        .out())
                .isEqualTo(rc4(KEY_BYTES, new byte[100]));
        inEmptyRoot(new byte[0], "encrypt", "--frob")
                .failed(2, "rcli: Unknown option: '--frob' (see 'rcli encrypt --help')");
    }

    @Test
    void replacesFilesThere() throws Exception {
        byte[] plain = random(100_000);
        write("file", plain);
        inEmptyRoot(new byte[0], "encrypt", "--key", KEY, "--in-place", "file").succeeded();
        assertThat(read("file")).isEqualTo(rc4(KEY_BYTES, plain));
        inEmptyRoot(new byte[0], "decrypt", "--key", KEY, "file", "-o", "again").succeeded();
        assertThat(read("again")).isEqualTo(plain);
        assertThat(names()).containsExactly("again", "file");
    }

    /** The heap that it would like has twice the size. */
    @Test
    void sixteenMegabytesBesideTheProgramAreEnough() throws Exception {
        byte[] plain = random(1_000_000);
        write("plain", plain);
        run.shell(limit(16 * 1024) + "rcli encrypt --key " + KEY + " -o secret plain")
                .succeeded();
        assertThat(read("secret")).isEqualTo(rc4(KEY_BYTES, plain));
    }

    /** Two hold the program and its stack, and not the smallest heap. */
    @Test
    void tooLittleMemoryIsSaid() throws Exception {
        run.shell(limit(2100) + "rcli --version").failed(1, "rcli: cannot start: memory: Cannot allocate memory");
    }

    /** Of the address space, in KiB beside the file itself. */
    private String limit(int beside) throws IOException {
        return "ulimit -v " + (Files.size(subject.file()) / 1024 + beside) + "; ";
    }

    /**
     * Neither the run nor its start looks at anything but the program, what it was given, the folder that the result goes to,
     * and files that are open already (an empty path).
     */
    @Test
    void asksTheSystemForNothingElse() throws Exception {
        write("file", random(10));
        Result result = run.shell(
                "strace -f -e trace=file -o trace '" + subject.file() + "' encrypt --key " + KEY
                        + " --in-place file; grep -c . trace; grep -v -e execve -e '\"file\"' -e '\"\\.rcli-' -e '\"\\.\"' -e ', \"\"' -e '+++' trace");
        // The start code of a static glibc asks where the program lies, and goes on where there is no /proc.
        String start = subject == Subject.GLIBC_STATIC ? "readlink(\"/proc/self/exe\"" : "nothing";
        assertThat(result.text().lines().findFirst().map(Integer::valueOf).orElse(0))
                .as("lines of the trace")
                .isGreaterThan(2);
        assertThat(result.text().lines().skip(1).filter(line -> !line.contains(start)))
                .isEmpty();
        assertThat(result.err()).isEmpty();
    }
}
