package dev.freestand.rcli;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One request to encrypt or decrypt, which for RC4 is the same.
 *
 * @param key where the key comes from
 * @param input path of the file to read; {@code null}: standard input
 * @param output path of the file to write; {@code null}: standard output
 * @param force whether to write to a terminal
 */
record Job(KeySource key, @Nullable String input, @Nullable String output, boolean force) {
    /** Large enough that system calls cost nothing, small enough for the second-level cache. */
    private static final int BUFFER = 64 * 1024;

    /** Symbolic links followed before giving up: Linux's own limit. */
    private static final int MAX_LINKS = 40;

    void run(Sys sys) throws RunFailure {
        sys.hideMemory();
        byte[] secret = key.read(sys);
        Rc4 cipher = new Rc4(secret);
        Arrays.fill(secret, (byte) 0);
        try {
            run(sys, cipher);
        } finally {
            cipher.wipe();
        }
    }

    private void run(Sys sys, Rc4 cipher) throws RunFailure {
        Input source = input == null ? Input.standard(sys) : Input.open(sys, input);
        // Before anything is read: bytes taken from a pipe and then refused would be lost.
        Output sink = openOutput(sys, source);
        try {
            copy(source, cipher, sink);
            sink.commit();
        } catch (RunFailure e) {
            throw sink.discard(e);
        }
    }

    private static void copy(Input source, Rc4 cipher, Output sink) throws RunFailure {
        byte[] buffer = new byte[BUFFER];
        int size = source.read(buffer);
        while (size > 0) {
            cipher.apply(buffer, 0, size);
            sink.write(buffer, size);
            size = source.read(buffer);
        }
    }

    private Output openOutput(Sys sys, Input source) throws RunFailure {
        if (output == null) {
            return refuseTerminal(DirectOutput.standard(sys));
        }
        try {
            String destination = followLinks(sys, output);
            FileStatus status = sys.status(destination);
            if (status == null || status.regular()) {
                // A standard input that is closed has no status; that is a matter of reading.
                boolean replacesInput = status != null
                        && (input != null || status.names() > 1)
                        && source.status().sameFile(status);
                if (status != null && replacesInput && status.names() > 1) {
                    throw new SysException(
                            "it has " + status.names() + " names (hard links), and the old content would stay"
                                    + " under the others: write to another file with -o, or remove the other names");
                }
                ReplacingOutput replacing = ReplacingOutput.create(sys, destination, status);
                if (replacesInput) {
                    replacing.replacesInput(source);
                }
                return replacing;
            }
            if (output.equals(input)) {
                throw new SysException("Not a regular file");
            }
        } catch (SysException e) {
            throw RunFailure.system("cannot replace", output, e);
        }
        return refuseTerminal(DirectOutput.device(sys, output));
    }

    private DirectOutput refuseTerminal(DirectOutput direct) throws RunFailure {
        if (!force && direct.isTerminal()) {
            throw RunFailure.usage(
                    "cannot write: " + direct.name() + ": it is a terminal (use -o FILE, a pipe, or --force)");
        }
        return direct;
    }

    /** A link that is written to stays a link: the file it leads to is replaced, also where that is yet to be made. */
    private static String followLinks(Sys sys, String path) throws SysException {
        String current = path;
        for (int n = 0; n <= MAX_LINKS; n++) {
            String target = sys.readLink(current);
            if (target == null) {
                return current;
            }
            current = target.startsWith("/") ? target : current.substring(0, current.lastIndexOf('/') + 1) + target;
        }
        throw new SysException("Too many levels of symbolic links");
    }
}
