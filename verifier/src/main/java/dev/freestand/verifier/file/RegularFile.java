package dev.freestand.verifier.file;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A regular file that is open for reading. Every file that is read is opened here, since names can come to lead
 * elsewhere at any time: one may lead to a FIFO, whose opening waits for a writer; to a device, whose content has no
 * end; or to another file the next moment. So a name is looked at before it is opened and after, opening takes a
 * bounded time, and no more is read than the length that was found when it was opened. Java cannot ask an open
 * descriptor what it is of; but reading at a position, which is all that is done here, fails on a FIFO and never waits,
 * and a device's length is 0.
 */
public final class RegularFile implements Closeable {

    private static final Set<OpenOption> FOLLOW = Set.of(StandardOpenOption.READ);
    private static final Set<OpenOption> NO_FOLLOW = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final LinkOption[] FOLLOW_LINKS = {};
    private static final LinkOption[] NO_LINKS = {LinkOption.NOFOLLOW_LINKS};

    /** How often a name is tried that leads to another file each time. */
    private static final int TRIES = 5;

    private final FileChannel channel;
    private final long size;

    private RegularFile(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    /**
     * Opens a file. Symbolic links are followed.
     *
     * @throws NotRegularFileException if it is a directory, FIFO, socket or device
     * @throws IOException if there is no such file, it may not be read, or opening it takes too long
     */
    public static RegularFile open(Path file) throws IOException {
        return open(file, FOLLOW, FOLLOW_LINKS);
    }

    /**
     * Opens a file, but not through a symbolic link as the last part of its name.
     *
     * @throws NotRegularFileException also if it is a symbolic link
     * @throws IOException as {@link #open} does
     */
    public static RegularFile openNoFollow(Path file) throws IOException {
        return open(file, NO_FOLLOW, NO_LINKS);
    }

    /**
     * What came of opening one of several files.
     *
     * @param file the open file, to be closed; null if it does not begin so or cannot be opened
     * @param fault why it cannot be opened, else null
     */
    public record Opened(
            @Nullable RegularFile file, @Nullable IOException fault) {}

    /**
     * Opens files whose names led to regular ones just now, so that they are not looked at before: those that begin with
     * these bytes. To open several at once costs little more than to open one.
     *
     * @return one for each file, in their order
     * @throws InterruptedIOException if this thread is interrupted
     */
    public static List<Opened> openFound(List<Path> files, byte[] beginning) throws InterruptedIOException {
        return TimeLimitedOpen.within(TimeLimitedOpen.LONGEST, files, file -> beginsWith(file, beginning)).stream()
                .map(one -> new Opened(one.opened(), one.fault()))
                .toList();
    }

    private static @Nullable RegularFile beginsWith(Path file, byte[] beginning) throws IOException {
        RegularFile opened = of(FileChannel.open(file, FOLLOW));
        boolean wanted = false;
        try {
            regular(file, FOLLOW_LINKS);
            byte[] head = new byte[beginning.length];
            wanted = opened.read(0, head, 0, head.length) == head.length && Arrays.equals(head, beginning);
        } finally {
            if (!wanted) {
                opened.close();
            }
        }
        return wanted ? opened : null;
    }

    private static RegularFile open(Path file, Set<OpenOption> options, LinkOption[] links) throws IOException {
        try {
            return tried(file, options, links);
        } catch (FileSystemException e) {
            throw FileErrorReasons.of(FileNames.shown(file), e);
        }
    }

    private static RegularFile tried(Path file, Set<OpenOption> options, LinkOption[] links) throws IOException {
        BasicFileAttributes before = regular(file, links);
        for (int tries = 0; tries < TRIES; tries++) {
            RegularFile opened = within(file, options);
            boolean same = false;
            try {
                BasicFileAttributes after = regular(file, links);
                same = Objects.equals(before.fileKey(), after.fileKey());
                before = after;
            } finally {
                if (!same) {
                    opened.close();
                }
            }
            if (same) {
                return opened;
            }
        }
        throw new FileSystemException(FileNames.shown(file), null, "leads to another file each time that it is opened");
    }

    private static RegularFile within(Path file, Set<OpenOption> options) throws IOException {
        return of(TimeLimitedOpen.within(TimeLimitedOpen.LONGEST, file, () -> FileChannel.open(file, options)));
    }

    private static RegularFile of(FileChannel channel) throws IOException {
        try {
            return new RegularFile(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static BasicFileAttributes regular(Path file, LinkOption[] links) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, links);
        if (attributes.isDirectory()) {
            throw NotRegularFileException.directory(file);
        }
        if (attributes.isSymbolicLink()) {
            throw NotRegularFileException.symbolicLink(file);
        }
        if (!attributes.isRegularFile()) {
            throw NotRegularFileException.special(file);
        }
        return attributes;
    }

    /**
     * The whole content of a file. Symbolic links are followed.
     *
     * @param limit most bytes that a file of this kind has
     * @throws FileTooLongException if it has more
     * @throws IOException as {@link #open} does
     */
    public static byte[] bytes(Path file, int limit) throws IOException {
        try (RegularFile opened = open(file)) {
            return opened.content(file, limit);
        }
    }

    /** The same, but not through a symbolic link. */
    public static byte[] bytesNoFollow(Path file, int limit) throws IOException {
        try (RegularFile opened = openNoFollow(file)) {
            return opened.content(file, limit);
        }
    }

    /**
     * The whole content of a file as UTF-8 text.
     *
     * @throws CharacterCodingException if it is not
     * @throws IOException as {@link #bytes} does
     */
    public static String text(Path file, int limit) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes(file, limit)))
                .toString();
    }

    /**
     * A stream over a file from its beginning to the end that it had when it was opened; closing it closes the file.
     *
     * @throws IOException as {@link #open} does
     */
    public static InputStream stream(Path file) throws IOException {
        return open(file).stream();
    }

    /** The same, but not through a symbolic link. */
    public static InputStream streamNoFollow(Path file) throws IOException {
        return openNoFollow(file).stream();
    }

    /** A stream over it, from its beginning to the end that it had when it was opened; closing it closes the file. */
    public InputStream stream() {
        return new RegularFileStream(this);
    }

    /** Length in bytes when it was opened. */
    public long size() {
        return size;
    }

    /**
     * Reads as many bytes as there are, up to {@code length}.
     *
     * @param position offset of the first byte, at least 0
     * @return how many bytes were read; less than {@code length} only where the file ends
     */
    public int read(long position, byte[] into, int from, int length) throws IOException {
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

    /**
     * All of it.
     *
     * @param file named in the error
     * @throws FileTooLongException if it has more bytes than that
     */
    public byte[] content(Path file, int limit) throws IOException {
        if (size > limit) {
            throw new FileTooLongException(file, size, limit);
        }
        byte[] content = new byte[(int) size];
        int count = read(0, content, 0, content.length);
        return count == content.length ? content : new ByteArrayInputStream(content, 0, count).readAllBytes();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
