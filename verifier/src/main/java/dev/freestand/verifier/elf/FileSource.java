package dev.freestand.verifier.elf;

import dev.freestand.verifier.file.RegularFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A regular file, opened once and read at positions, so that everything said about it is said of one and the same file
 * even when its name is given to another meanwhile.
 */
public final class FileSource implements ByteSource, Closeable {

    private final RegularFile file;

    private FileSource(RegularFile file) {
        this.file = file;
    }

    /**
     * Opens a file for reading. Symbolic links are followed.
     *
     * @throws dev.freestand.verifier.file.NotRegularFileException if it is a directory, FIFO, socket or device
     * @throws IOException if there is no such file or it may not be read
     */
    public static FileSource open(Path file) throws IOException {
        return new FileSource(RegularFile.open(file));
    }

    /**
     * Opens a file that was found to be a regular one just now, if it begins with these bytes.
     *
     * @return null if it does not begin so, or is shorter
     * @throws IOException if there is no such file or it may not be read
     */
    public static @Nullable FileSource open(Path regular, byte[] beginning) throws IOException {
        RegularFile file = RegularFile.openFound(regular);
        FileSource source = null;
        try {
            byte[] head = new byte[beginning.length];
            if (file.read(0, head, 0, head.length) == head.length && Arrays.equals(head, beginning)) {
                source = new FileSource(file);
            }
            return source;
        } finally {
            if (source == null) {
                file.close();
            }
        }
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public int read(long position, byte[] into, int from, int length) throws IOException {
        return file.read(position, into, from, length);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
