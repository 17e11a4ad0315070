package dev.freestand.rcli;

import dev.freestand.rcli.command.Cli;
import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.job.Action;
import dev.freestand.rcli.posix.Posix;
import dev.freestand.rcli.posix.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What rcli does with any bytes at all, the same on the JVM, where Jazzer makes them up, and as C, where libFuzzer does: it
 * succeeds, or says why not in one line, and then every file is as it was. What does not hold ends with an
 * {@link IllegalStateException}.
 */
final class HostileInput {
    /** No message may repeat this, unless it stands in what must be a path or a name with an extension. */
    private static final String SECRET = "c0ffee0ddba11f00d5eeed";

    private static final byte[] IDENTITY =
            Utf8.encode("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX\n");
    private static final byte[] RECIPIENT =
            Utf8.encode("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj\n");
    /** A header whose passphrase takes no time, and is never right. */
    private static final byte[] WITH_PASSPHRASE = Utf8.encode("age-encryption.org/v1\n-> scrypt "
            + "AAAAAAAAAAAAAAAAAAAAAA 1\n" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n--- "
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n");
    /** Of the poly1305 tag that is all the content of an empty file. */
    private static final int TAG = 16;

    /** By their arguments: a command line takes longer to parse than most files. */
    private static final Map<String, Action> ACTIONS = new HashMap<>();

    private HostileInput() {}

    /** Arguments, with a byte of zero between them. */
    static void arguments(byte[] bytes) {
        List<String> arguments = new ArrayList<>();
        int start = 0;
        for (int n = 0; n <= bytes.length; n++) {
            if (n == bytes.length || bytes[n] == 0) {
                arguments.add(Utf8.decode(Arrays.copyOfRange(bytes, start, n)));
                start = n + 1;
            }
        }
        MemoryPosix sys = new MemoryPosix(new byte[3])
                .file("in", new byte[100])
                .file("key", new byte[16])
                .file("identity", IDENTITY)
                .file("recipient", RECIPIENT)
                .file("with-passphrase", WITH_PASSPHRASE)
                .variable("KEY", Utf8.encode("0102030405"));
        Map<String, byte[]> before = sys.files();
        int exit = App.run(sys, arguments.toArray(new String[0]));
        byte[] said = sys.written(Posix.STDERR);
        String message = Utf8.decode(said);
        if (exit == 0) {
            check(message.isEmpty(), "a success with a message");
            return;
        }
        checkFailure(sys, before, exit);
        check(message.startsWith("rcli: ") && !message.startsWith("rcli: internal error"), message);
        check(said[said.length - 1] == '\n', "a message without an end");
        for (int n = 0; n < message.length() - 1; n++) {
            char c = message.charAt(n);
            check(c >= ' ' && (c < 0x7f || c > 0x9f), "a control character in a message");
        }
        check(!message.contains(SECRET) || isInAPath(arguments), "a message repeats a key");
    }

    private static boolean isInAPath(List<String> arguments) {
        for (String argument : arguments) {
            if (argument.contains(SECRET) && (argument.indexOf('/') >= 0 || argument.indexOf('.') >= 0)) {
                return true;
            }
        }
        return false;
    }

    /** What is in a file, a variable or a stream; the first byte says what it is taken for. */
    static void formats(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
        switch (bytes[0]) {
            case 'f' -> {
                run(given(content), "decrypt", "-i", "identity", "-o", "out", "in");
                run(
                        given(content).file("passphrase", Utf8.encode("secret")),
                        "decrypt",
                        "--passphrase-file",
                        "passphrase",
                        "--in-place",
                        "in");
            }
            case 'c' -> run(given(behindHeader(content)), "decrypt", "-i", "identity", "in");
            case 'a' -> returnsFrom(content, "-a", "-R", "recipient", "-i", "identity");
            case 'e' -> returnsFrom(content, "-q", "-R", "recipient", "-i", "identity");
            case 'i' -> {
                MemoryPosix sys = given(content);
                if (run(sys, "keygen", "-y", "in").isEmpty()) {
                    succeed(given(new byte[0]).file("r", sys.written(Posix.STDOUT)), "encrypt", "-R", "r", "in");
                }
            }
            case 'r' -> run(given(new byte[0]).file("r", content), "encrypt", "-R", "r", "-o", "out", "in");
            case 'p' -> run(given(WITH_PASSPHRASE).file("p", content), "decrypt", "--passphrase-file", "p", "in");
            case 'k' -> {
                MemoryPosix sys = given(new byte[100]).file("k", content);
                if (run(sys, "encrypt", "--key-file", "k", "--in-place", "in").isEmpty()) {
                    succeed(sys, "decrypt", "--key-file", "k", "--in-place", "in");
                    check(Arrays.equals(sys.files().get("in"), new byte[100]), "RC4 gives other bytes back");
                }
            }
            case 'h' -> run(given(new byte[9]).variable("K", content), "encrypt", "--key-env", "K", "in");
            default -> {}
        }
    }

    private static MemoryPosix given(byte[] in) {
        return new MemoryPosix(in).file("in", in).file("identity", IDENTITY).file("recipient", RECIPIENT);
    }

    /** A header and a nonce that are good, and then anything. */
    private static byte[] behindHeader(byte[] content) {
        MemoryPosix sys = given(new byte[0]);
        succeed(sys, "encrypt", "-R", "recipient", "in");
        byte[] empty = sys.written(Posix.STDOUT);
        byte[] file = Arrays.copyOf(empty, empty.length - TAG + content.length);
        System.arraycopy(content, 0, file, empty.length - TAG, content.length);
        return file;
    }

    private static void returnsFrom(
            byte[] content, String form, String forOption, String forFile, String byOption, String byFile) {
        MemoryPosix sys = given(content);
        succeed(sys, "encrypt", form, forOption, forFile, "--in-place", "in");
        succeed(sys, "decrypt", byOption, byFile, "--in-place", "in");
        check(Arrays.equals(sys.files().get("in"), content), "other bytes come back");
    }

    private static void succeed(MemoryPosix sys, String... arguments) {
        String message = run(sys, arguments);
        check(message.isEmpty(), message);
    }

    /** Runs once; gives the message, which is empty after success. Only the first time are the arguments parsed. */
    private static String run(MemoryPosix sys, String... arguments) {
        Map<String, byte[]> before = sys.files();
        try {
            action(arguments).run(sys);
            return "";
        } catch (RunException e) {
            checkFailure(sys, before, e.exitCode().value());
            return e.line();
        }
    }

    private static Action action(String... arguments) throws RunException {
        String key = String.join(" ", arguments);
        Action action = ACTIONS.get(key);
        if (action == null) {
            action = ((Cli.Run) new Cli().parse(arguments)).action();
            ACTIONS.put(key, action);
        }
        return action;
    }

    /** A failure leaves everything as it was. */
    private static void checkFailure(MemoryPosix sys, Map<String, byte[]> before, int exit) {
        check(exit == 1 || exit == 2, "exit code " + exit);
        Map<String, byte[]> after = sys.files();
        check(after.size() == before.size(), "a file came or went");
        for (Map.Entry<String, byte[]> file : before.entrySet()) {
            check(after.get(file.getKey()) == file.getValue(), "a file was changed");
        }
        check(exit == 1 || sys.written(Posix.STDOUT).length == 0, "something was written in spite of wrong usage");
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
