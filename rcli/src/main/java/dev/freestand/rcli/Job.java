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
 * @param quiet whether to show no progress
 */
record Job(KeySource key, @Nullable String input, @Nullable String output, boolean force, boolean quiet)
        implements Action {
    /** Large enough that system calls cost nothing, small enough for the second-level cache. */
    private static final int BUFFER = 64 * 1024;

    @Override
    public void run(Sys sys) throws RunFailure {
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
        Output sink = Destination.open(sys, source, input, output, force);
        Progress progress = Progress.of(sys, quiet, source, sink);
        try {
            copy(source, cipher, sink);
            sink.commit();
        } catch (RunFailure e) {
            throw sink.discard(e);
        } finally {
            progress.clear();
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
}
