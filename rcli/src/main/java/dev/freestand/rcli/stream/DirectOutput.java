package dev.freestand.rcli.stream;

import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.posix.Posix;
import dev.freestand.rcli.posix.PosixException;

/** Standard output, a device or a pipe: what was written is gone, nothing can be taken back. */
public final class DirectOutput implements Output {
    private final Posix sys;
    private final String name;
    private final int descriptor;

    private DirectOutput(Posix sys, String name, int descriptor) {
        this.sys = sys;
        this.name = name;
        this.descriptor = descriptor;
    }

    public static DirectOutput standard(Posix sys) {
        return new DirectOutput(sys, "standard output", Posix.STDOUT);
    }

    static DirectOutput device(Posix sys, String path) throws RunException {
        try {
            return new DirectOutput(sys, path, sys.openToWrite(path));
        } catch (PosixException e) {
            throw RunException.system("cannot open", path, e);
        }
    }

    @Override
    public boolean isTerminal() {
        return sys.isTerminal(descriptor);
    }

    String name() {
        return name;
    }

    @Override
    public void write(byte[] data, int to) throws RunException {
        try {
            sys.write(descriptor, data, 0, to);
        } catch (PosixException e) {
            throw RunException.system("cannot write", name, e);
        }
    }

    /** Closes the descriptor, standard output too: some file systems report a failed write only then. */
    @Override
    public void commit() throws RunException {
        try {
            sys.close(descriptor);
        } catch (PosixException e) {
            throw RunException.system("cannot write", name, e);
        }
    }

    /** The descriptor is left to the end of the process, which follows. */
    @Override
    public RunException discard(RunException cause) {
        return cause;
    }
}
