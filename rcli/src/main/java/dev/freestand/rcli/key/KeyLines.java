package dev.freestand.rcli.key;

import dev.freestand.rcli.age.AgeException;
import dev.freestand.rcli.age.X25519Identity;
import dev.freestand.rcli.age.X25519Recipient;
import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.posix.Posix;
import dev.freestand.rcli.stream.SmallFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Files of identities or recipients: one a line, with empty lines and comments ({@code #}) between them. */
public final class KeyLines {
    /** Longest key file in bytes; age itself takes as much. */
    public static final int MOST_BYTES = 1 << 20;

    /** One line as a key. */
    private interface Parser<T> {
        T parse(byte[] line) throws AgeException;
    }

    private KeyLines() {}

    public static List<X25519Identity> identities(Posix sys, String path) throws RunException {
        return identities(path, SmallFile.read(sys, path, MOST_BYTES));
    }

    /** Those in the content of a file, which is wiped. */
    public static List<X25519Identity> identities(String name, byte[] content) throws RunException {
        return read(name, content, "identity", X25519Identity::parse);
    }

    public static List<X25519Recipient> recipients(Posix sys, String path) throws RunException {
        return read(path, SmallFile.read(sys, path, MOST_BYTES), "recipient", X25519Recipient::parse);
    }

    /** The keys of all lines; the content is wiped. */
    private static <T> List<T> read(String path, byte[] content, String what, Parser<T> parser) throws RunException {
        String bad = "bad " + what + ": " + RunException.shown(path) + ": ";
        if (content.length > MOST_BYTES) {
            throw RunException.usage(bad + "the file has more than " + (MOST_BYTES >> 20) + " MiB");
        }
        List<T> keys = new ArrayList<>();
        int number = 0;
        int start = 0;
        while (start < content.length) {
            int end = start;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            number++;
            byte[] line = trimmed(content, start, end);
            if (line.length > 0 && line[0] != '#') {
                try {
                    keys.add(parser.parse(line));
                } catch (AgeException e) {
                    throw RunException.usage(bad + "line " + number + ": " + e.reason());
                } finally {
                    Arrays.fill(line, (byte) 0);
                }
            }
            start = end + 1;
        }
        Arrays.fill(content, (byte) 0);
        if (keys.isEmpty()) {
            throw RunException.usage(bad + "it has none");
        }
        return keys;
    }

    /** A line that was written elsewhere ends with a carriage return. */
    private static byte[] trimmed(byte[] content, int from, int to) {
        int end = to > from && content[to - 1] == '\r' ? to - 1 : to;
        return Arrays.copyOfRange(content, from, end);
    }
}
