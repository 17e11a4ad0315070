package dev.freestand.rcli.stream;

import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.posix.FileStatus;
import dev.freestand.rcli.posix.Posix;
import dev.freestand.rcli.posix.PosixException;
import org.jspecify.annotations.Nullable;

/**
 * A file or standard input, being read. Errors name it.
 *
 * <p>It is not closed: the process reads at most a key and one input, and ends.
 */
public final class Input {
    private final Posix sys;
    private final String name;
    private final int descriptor;
    private @Nullable Progress progress;

    private Input(Posix sys, String name, int descriptor) {
        this.sys = sys;
        this.name = name;
        this.descriptor = descriptor;
    }

    public static Input standard(Posix sys) {
        return new Input(sys, "standard input", Posix.STDIN);
    }

    public static Input open(Posix sys, String path) throws RunException {
        try {
            return new Input(sys, path, sys.openToRead(path));
        } catch (PosixException e) {
            throw RunException.system("cannot open", path, e);
        }
    }

    FileStatus status() throws PosixException {
        return sys.status(descriptor);
    }

    /** From here on, what is read counts there. */
    void report(Progress to) {
        progress = to;
    }

    /** Fills the buffer from its start; gives the number of bytes, 0 at the end. */
    public int read(byte[] buffer) throws RunException {
        try {
            int size = sys.read(descriptor, buffer);
            if (progress != null) {
                progress.add(size);
            }
            return size;
        } catch (PosixException e) {
            throw RunException.system("cannot read", name, e);
        }
    }

    /** Whether there is more to read, after the end was reached: the file grew. What it reads is lost. */
    boolean grew() throws RunException {
        return read(new byte[1]) > 0;
    }
}
