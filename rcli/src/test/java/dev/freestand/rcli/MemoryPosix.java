package dev.freestand.rcli;

import dev.freestand.rcli.posix.FileStatus;
import dev.freestand.rcli.posix.Posix;
import dev.freestand.rcli.posix.PosixException;
import dev.freestand.rcli.posix.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A system with a few files, all of them in memory, and next to no memory: hostile input can be run there by the million. */
final class MemoryPosix implements Posix {
    /** Enough for a passphrase of the work factor 10. */
    private static final long MEMORY = 2 << 20;

    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, byte[]> variables = new HashMap<>();
    private final Map<Integer, Reading> readings = new HashMap<>();
    private final Map<Integer, Writing> writings = new HashMap<>();
    private int last = STDERR;
    private byte random;

    private static final class Reading {
        final byte[] content;
        int at;

        Reading(byte[] content) {
            this.content = content;
        }
    }

    private static final class Writing {
        final ByteArrayOutputStream content = new ByteArrayOutputStream();

        @Nullable
        String name;
    }

    MemoryPosix(byte[] input) {
        readings.put(STDIN, new Reading(input));
        writings.put(STDOUT, new Writing());
        writings.put(STDERR, new Writing());
    }

    MemoryPosix file(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    MemoryPosix variable(String name, byte[] value) {
        variables.put(name, value);
        return this;
    }

    /** Every file there is, by its name; its content is never changed, only replaced. */
    Map<String, byte[]> files() {
        return new HashMap<>(files);
    }

    /** What was written to standard output or standard error. */
    byte[] written(int stream) {
        return writing(stream).content.toByteArray();
    }

    private Writing writing(int descriptor) {
        Writing writing = writings.get(descriptor);
        if (writing == null) {
            throw new IllegalStateException("not open for writing: " + descriptor);
        }
        return writing;
    }

    @Override
    public int openToRead(String path) throws PosixException {
        byte[] content = files.get(path);
        if (content == null) {
            throw new PosixException("No such file or directory");
        }
        readings.put(++last, new Reading(content));
        return last;
    }

    @Override
    public int openToWrite(String path) throws PosixException {
        throw new PosixException("Permission denied");
    }

    @Override
    public int create(String path, int mode) throws PosixException {
        if (path.isEmpty() || path.indexOf('/') >= 0) {
            throw new PosixException("No such file or directory");
        }
        if (files.containsKey(path)) {
            return TAKEN;
        }
        Writing writing = new Writing();
        writing.name = path;
        writings.put(++last, writing);
        files.put(path, new byte[0]);
        return last;
    }

    @Override
    public int createUnnamed(String folder, int mode) {
        if (!folder.isEmpty()) {
            return NOT_AVAILABLE;
        }
        writings.put(++last, new Writing());
        return last;
    }

    @Override
    public boolean name(int descriptor, String path) throws PosixException {
        return !files.containsKey(path) && replace(descriptor, "", path);
    }

    @Override
    public boolean replace(int descriptor, String temporary, String replaced) throws PosixException {
        if (replaced.isEmpty()) {
            throw new PosixException("No such file or directory");
        }
        files.put(replaced, written(descriptor));
        writing(descriptor).name = replaced;
        return true;
    }

    @Override
    public int read(int descriptor, byte[] buffer) {
        Reading reading = readings.get(descriptor);
        if (reading == null) {
            throw new IllegalStateException("not open for reading: " + descriptor);
        }
        int size = Math.min(buffer.length, reading.content.length - reading.at);
        System.arraycopy(reading.content, reading.at, buffer, 0, size);
        reading.at += size;
        return size;
    }

    @Override
    public void write(int descriptor, byte[] data, int from, int to) {
        Writing writing = writing(descriptor);
        writing.content.write(data, from, to - from);
        if (writing.name != null) {
            files.put(writing.name, written(descriptor));
        }
    }

    @Override
    public void sync(int descriptor) {}

    @Override
    public void close(int descriptor) {
        writing(descriptor);
    }

    @Override
    public void rename(String from, String to) throws PosixException {
        byte[] content = files.remove(from);
        if (content == null) {
            throw new PosixException("No such file or directory");
        }
        files.put(to, content);
    }

    @Override
    public void remove(String path) {
        files.remove(path);
    }

    @Override
    public @Nullable FileStatus status(String path) {
        byte[] content = files.get(path);
        return content == null ? null : status(path.hashCode(), content.length);
    }

    @Override
    public FileStatus status(int descriptor) {
        Reading reading = readings.get(descriptor);
        if (reading == null) {
            return status(descriptor, 0);
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getValue() == reading.content) {
                return status(file.getKey().hashCode(), reading.content.length);
            }
        }
        return status(descriptor, reading.content.length);
    }

    private static FileStatus status(long node, long size) {
        return new FileStatus(true, 0600, 0, 0, 1, size, 1, node);
    }

    @Override
    public void adopt(int descriptor, String path, FileStatus model) {}

    @Override
    public @Nullable String readLink(String path) {
        return null;
    }

    @Override
    public boolean isTerminal(int descriptor) {
        return false;
    }

    @Override
    public @Nullable String environment(String name) {
        byte[] value = variables.get(name);
        return value == null ? null : Utf8.decode(value);
    }

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public String build() {
        return "in memory\n";
    }

    @Override
    public void hideMemory() {}

    @Override
    public void random(byte[] array) {
        Arrays.fill(array, ++random);
    }

    @Override
    public byte @Nullable [] askSecret(String prompt) {
        return null;
    }

    @Override
    public void lockMemory() {}

    @Override
    public void expectUse() {}

    @Override
    public long memory() {
        return MEMORY;
    }

    @Override
    public long processId() {
        return 1;
    }

    @Override
    public void removeWhenKilled(@Nullable String path) {}

    @Override
    public void clearWhenKilled(int columns) {}
}
