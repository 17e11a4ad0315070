package dev.freestand.rcli.key;

import dev.freestand.rcli.failure.ArgumentRedaction;
import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.posix.Posix;
import dev.freestand.rcli.rc4.HexKey;
import dev.freestand.rcli.rc4.Rc4;
import dev.freestand.rcli.stream.Input;
import java.util.Arrays;

/** Where the key comes from. */
public sealed interface KeySource {
    /** Fetches the key: {@value Rc4#MIN_KEY} to {@value Rc4#MAX_KEY} bytes. */
    byte[] read(Posix sys) throws RunException;

    /** Hexadecimal digits on the command line. */
    record Literal(String hex) implements KeySource {
        @Override
        public byte[] read(Posix sys) throws RunException {
            return parse("--key", hex);
        }
    }

    /** Hexadecimal digits in an environment variable. */
    record Environment(String name) implements KeySource {
        @Override
        public byte[] read(Posix sys) throws RunException {
            String hex = sys.environment(name);
            if (hex == null) {
                throw ArgumentRedaction.maybePartOfKey(name)
                        ? bad(
                                "--key-env",
                                "there is no such environment variable (not shown: it may be part of a key;"
                                        + " --key-env takes the name of a variable that holds the key)")
                        : bad(name, "environment variable is not set");
            }
            return parse(name, hex);
        }
    }

    /** The bytes of a file, all of them: a line end at its end is part of the key. */
    record File(String path) implements KeySource {
        @Override
        public byte[] read(Posix sys) throws RunException {
            // One byte more than a key can have, to notice a file that is too long.
            byte[] key = new byte[Rc4.MAX_KEY + 1];
            int size = 0;
            Input input = Input.open(sys, path);
            byte[] piece = new byte[key.length];
            int read = input.read(piece);
            while (read > 0 && size < key.length) {
                int used = Math.min(read, key.length - size);
                System.arraycopy(piece, 0, key, size, used);
                size += used;
                read = input.read(piece);
            }
            byte[] exact = Arrays.copyOf(key, size);
            Arrays.fill(key, (byte) 0);
            Arrays.fill(piece, (byte) 0);
            try {
                return HexKey.checkLength(exact);
            } catch (IllegalArgumentException e) {
                throw bad(RunException.shown(path), String.valueOf(e.getMessage()));
            }
        }
    }

    private static byte[] parse(String origin, String hex) throws RunException {
        try {
            return HexKey.parse(hex);
        } catch (IllegalArgumentException e) {
            throw bad(origin, String.valueOf(e.getMessage()));
        }
    }

    private static RunException bad(String origin, String reason) {
        return RunException.usage("bad key: " + origin + ": " + reason);
    }
}
