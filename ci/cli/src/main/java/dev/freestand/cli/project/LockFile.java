package dev.freestand.cli.project;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.file.FileNames;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that one process at a time holds, for as long as it changes a folder. It stays where it is when it is let go. */
public final class LockFile implements AutoCloseable {

    private final FileChannel channel;

    private LockFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Holds it, without waiting.
     *
     * @param file is made if need be
     * @param changed the folder that is being changed, for messages
     * @param busy what the command ends with where another process holds it
     * @throws PipelineException if another process holds it, or it is no regular file
     */
    public static LockFile hold(Path file, Path changed, ExitCode busy) throws PipelineException, IOException {
        FileChannel channel = open(file);
        boolean held = false;
        try {
            held = locked(channel);
        } finally {
            if (!held) {
                channel.close();
            }
        }
        if (!held) {
            throw new PipelineException(
                    busy,
                    "another process is changing " + FileNames.shown(changed)
                            + "; wait until it has finished, then try again");
        }
        return new LockFile(channel);
    }

    /** Read as well as written, since to open a FIFO for both waits for nobody; and then it is seen that it is one. */
    private static FileChannel open(Path file) throws PipelineException, IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw irregular(file);
        }
        FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            channel.close();
            throw irregular(file);
        }
        return channel;
    }

    private static PipelineException irregular(Path file) {
        return new PipelineException(
                ExitCode.FAILED, FileNames.shown(file) + " is not a regular file; remove it, then try again");
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
