package dev.freestand.verifier.elf;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A regular file, opened once and read at positions, so that everything said about it is said of one and the same file
 * even when its name is given to another meanwhile.
 */
public final class FileSource implements ByteSource, Closeable {

    private static final Set<OpenOption> READ_ONLY = Set.of(StandardOpenOption.READ);

    private final FileChannel channel;
    private final long size;

    private FileSource(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    /**
     * Opens a file for reading. Symbolic links are followed.
     *
     * @throws NotRegularFileException if it is a directory, FIFO, socket or device; it is then not opened at all, since
     *     opening a FIFO waits for a writer and opening a device can have effects
     * @throws IOException if there is no such file or it may not be read
     */
    public static FileSource open(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, new LinkOption[0]);
        if (!attributes.isRegularFile()) {
            throw new NotRegularFileException(file, attributes.isDirectory());
        }
        return Objects.requireNonNull(open(file, new byte[0]));
    }

    /**
     * Opens a file that was found to be a regular one just now, if it begins with these bytes. Costs half of what {@link
     * #open(Path)} does where it does not begin so.
     *
     * @return null if it does not begin so, or is shorter
     * @throws IOException if there is no such file or it may not be read
     */
    public static @Nullable FileSource open(Path regular, byte[] beginning) throws IOException {
        FileChannel channel = FileChannel.open(regular, READ_ONLY);
        FileSource source = null;
        try {
            byte[] head = new byte[beginning.length];
            if (read(channel, 0, head, 0, head.length) == head.length && Arrays.equals(head, beginning)) {
                source = new FileSource(channel);
            }
            return source;
        } finally {
            if (source == null) {
                channel.close();
            }
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long position, byte[] into, int from, int length) throws IOException {
        return read(channel, position, into, from, length);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static int read(FileChannel channel, long position, byte[] into, int from, int length) throws IOException {
        ByteBuffer target = ByteBuffer.wrap(into, from, length);
        long at = position;
        while (target.hasRemaining()) {
            int count = channel.read(target, at);
            if (count < 0) {
                break;
            }
            at += count;
        }
        return length - target.remaining();
    }
}
