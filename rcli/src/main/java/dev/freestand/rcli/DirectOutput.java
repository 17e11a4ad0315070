package dev.freestand.rcli;

/** Standard output, a device or a pipe: what was written is gone, nothing can be taken back. */
final class DirectOutput implements Output {
    private final Sys sys;
    private final String name;
    private final int descriptor;

    private DirectOutput(Sys sys, String name, int descriptor) {
        this.sys = sys;
        this.name = name;
        this.descriptor = descriptor;
    }

    static DirectOutput standard(Sys sys) {
        return new DirectOutput(sys, "standard output", Sys.STDOUT);
    }

    static DirectOutput device(Sys sys, String path) throws RunFailure {
        try {
            return new DirectOutput(sys, path, sys.openToWrite(path));
        } catch (SysException e) {
            throw RunFailure.system("cannot open", path, e);
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
    public void write(byte[] data, int to) throws RunFailure {
        try {
            sys.write(descriptor, data, 0, to);
        } catch (SysException e) {
            throw RunFailure.system("cannot write", name, e);
        }
    }

    /** Closes the descriptor, standard output too: some file systems report a failed write only then. */
    @Override
    public void commit() throws RunFailure {
        try {
            sys.close(descriptor);
        } catch (SysException e) {
            throw RunFailure.system("cannot write", name, e);
        }
    }

    /** The descriptor is left to the end of the process, which follows. */
    @Override
    public RunFailure discard(RunFailure cause) {
        return cause;
    }
}
