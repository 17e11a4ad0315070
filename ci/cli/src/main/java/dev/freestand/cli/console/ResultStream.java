package dev.freestand.cli.console;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Standard output, which remembers why it could not be written to: a printing stream keeps only that it could not. */
public final class ResultStream extends FilterOutputStream {

    private static final Path OUTPUT = Path.of("/proc/self/fd/1");

    // What a file is, by its mode (inode(7)).
    private static final int TYPE = 0170000;
    private static final int FIFO = 0010000;
    private static final int SOCKET = 0140000;

    private final Path output;
    private @Nullable IOException fault;

    public ResultStream(OutputStream stream) {
        this(stream, OUTPUT);
    }

    /**
     * A stream that is not the process's own.
     *
     * @param output the file that it writes to, or the kernel's link to it
     */
    public ResultStream(OutputStream stream, Path output) {
        super(stream);
        this.output = output;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            fault = e;
            throw e;
        }
    }

    /** Why nothing more could be written, for people; empty where nothing is known. */
    public String reason() {
        return fault == null || fault.getMessage() == null ? "" : ": " + fault.getMessage();
    }

    /** Whether the reader at the other end has stopped reading, as {@code head} does: no fault. */
    public boolean abandoned() {
        if (fault == null) {
            return false;
        }
        try {
            // What else can go wrong with a pipe is nothing that a writer sees, whatever the locale calls it.
            int type = (int) Files.getAttribute(output, "unix:mode") & TYPE;
            return type == FIFO || type == SOCKET;
        } catch (IOException e) {
            return String.valueOf(fault.getMessage()).contains("Broken pipe");
        }
    }
}
