package dev.freestand.containers.image.store;

import dev.freestand.containers.image.format.Deadline;
import dev.freestand.containers.image.format.ImageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps others from making the same thing at the same time: threads by a lock in memory, processes by one on a file. The
 * system drops the latter when its owner dies. The files stay: one removed while another waits for it would guard nothing.
 */
final class DigestLock implements AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 50;
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final ReentrantLock thread;
    private final FileChannel channel;

    private DigestLock(ReentrantLock thread, FileChannel channel) {
        this.thread = thread;
        this.channel = channel;
    }

    /**
     * Waits for the lock.
     *
     * @param file need not exist; its folder must
     * @throws ImageException if others keep it until the deadline
     */
    static DigestLock take(Path file, Deadline deadline) throws ImageException, InterruptedException {
        deadline.check();
        ReentrantLock thread = THREADS.computeIfAbsent(file, path -> new ReentrantLock());
        while (!thread.tryLock(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            deadline.check();
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(
                    // For both, since to open a FIFO for writing alone waits for a reader.
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            for (FileLock lock = channel.tryLock(); lock == null; lock = channel.tryLock()) {
                deadline.check();
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
            taken = true;
            return new DigestLock(thread, channel);
        } catch (IOException e) {
            throw StorageError.of(file, e, "a lock", 0);
        } finally {
            if (!taken) {
                release(thread, channel);
            }
        }
    }

    @Override
    public void close() {
        release(thread, channel);
    }

    private static void release(ReentrantLock thread, @Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The lock is gone with the channel, however its closing ends.
            return;
        } finally {
            thread.unlock();
        }
    }
}
