package dev.freestand.rcli.job;

import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.key.KeySource;
import dev.freestand.rcli.posix.Posix;
import dev.freestand.rcli.rc4.Rc4;
import dev.freestand.rcli.stream.Input;
import dev.freestand.rcli.stream.Output;
import dev.freestand.rcli.stream.Transfer;
import java.util.Arrays;

/**
 * One request to encrypt or decrypt, which for RC4 is the same.
 *
 * @param key where the key comes from
 * @param transfer from where to where
 */
public record Rc4Job(KeySource key, Transfer transfer) implements Action {
    /** Large enough that system calls cost nothing, small enough for the second-level cache. */
    private static final int BUFFER = 64 * 1024;

    @Override
    public void run(Posix sys) throws RunException {
        sys.hideMemory();
        byte[] secret = key.read(sys);
        Rc4 cipher = new Rc4(secret);
        Arrays.fill(secret, (byte) 0);
        try {
            transfer.run(sys, false, (source, sink, progress) -> copy(source, cipher, sink));
        } finally {
            cipher.wipe();
        }
    }

    private static void copy(Input source, Rc4 cipher, Output sink) throws RunException {
        byte[] buffer = new byte[BUFFER];
        int size = source.read(buffer);
        while (size > 0) {
            cipher.apply(buffer, 0, size);
            sink.write(buffer, size);
            size = source.read(buffer);
        }
    }
}
