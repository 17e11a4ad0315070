package dev.freestand.rcli.posix;

import dev.freestand.aot.libc.Errno;
import dev.freestand.aot.libc.LibcFunctions;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;

/** The operating system as the C library shows it: what the native file runs on. */
public final class LibcPosix implements Posix {
    private static final int S_IFMT = 0170000;
    private static final int S_IFREG = 0100000;
    /** Longest path that the system takes, its final zero included. */
    private static final int PATH_MAX = 4096;
    /** More than {@code struct stat} needs on any Linux, in numbers that are aligned as its fields are. */
    private static final int STAT_LONGS = 32;

    @Override
    public int openToRead(String path) throws PosixException {
        byte[] name = zeroEnded(path);
        return opened(FileCalls.openToRead(Address.ofData(name)));
    }

    @Override
    public int openToWrite(String path) throws PosixException {
        byte[] name = zeroEnded(path);
        return opened(FileCalls.openToWrite(Address.ofData(name)));
    }

    @Override
    public int create(String path, int mode) throws PosixException {
        byte[] name = zeroEnded(path);
        return opened(FileCalls.create(Address.ofData(name), mode));
    }

    @Override
    public int createUnnamed(String folder, int mode) {
        byte[] name = zeroEnded(folder.isEmpty() ? "." : folder);
        int descriptor = FileCalls.createUnnamed(Address.ofData(name), mode);
        return descriptor < 0 ? NOT_AVAILABLE : descriptor;
    }

    @Override
    public boolean name(int descriptor, String path) throws PosixException {
        byte[] name = zeroEnded(path);
        return isDone(FileCalls.name(descriptor, Address.ofData(name)));
    }

    @Override
    public boolean replace(int descriptor, String temporary, String replaced) throws PosixException {
        byte[] first = zeroEnded(temporary);
        byte[] last = zeroEnded(replaced);
        return isDone(FileCalls.replace(descriptor, Address.ofData(first), Address.ofData(last)));
    }

    private static boolean isDone(int result) throws PosixException {
        if (result < 0 && LibcFunctions.errno() == Errno.EEXIST) {
            return false;
        }
        check(result);
        return true;
    }

    private static int opened(int descriptor) throws PosixException {
        if (descriptor < 0 && LibcFunctions.errno() == Errno.EEXIST) {
            return TAKEN;
        }
        check(descriptor);
        return descriptor;
    }

    @Override
    public int read(int descriptor, byte[] buffer) throws PosixException {
        long size = LibcFunctions.read(descriptor, Address.ofData(buffer), buffer.length);
        while (size < 0) {
            awaitAnotherTry(descriptor, false);
            size = LibcFunctions.read(descriptor, Address.ofData(buffer), buffer.length);
        }
        return (int) size;
    }

    @Override
    public void write(int descriptor, byte[] data, int from, int to) throws PosixException {
        int at = from;
        while (at < to) {
            long size = LibcFunctions.write(descriptor, Address.ofData(data).add(at), to - at);
            if (size >= 0) {
                at += (int) size;
            } else {
                awaitAnotherTry(descriptor, true);
            }
        }
    }

    /** After a failure: returns when trying again makes sense, and throws when it does not. */
    private static void awaitAnotherTry(int descriptor, boolean toWrite) throws PosixException {
        int error = LibcFunctions.errno();
        if (error == Errno.EAGAIN) {
            // Whoever shares the stream made it non-blocking. That says nothing about its data.
            error = FileCalls.await(descriptor, toWrite ? 1 : 0) < 0 ? LibcFunctions.errno() : 0;
        }
        if (error != 0 && error != Errno.EINTR) {
            throw failure(error);
        }
    }

    @Override
    public void sync(int descriptor) throws PosixException {
        check(LibcFunctions.fsync(descriptor));
    }

    /** A close that was interrupted has closed all the same on Linux. */
    @Override
    public void close(int descriptor) throws PosixException {
        if (LibcFunctions.close(descriptor) < 0 && LibcFunctions.errno() != Errno.EINTR) {
            throw failure(LibcFunctions.errno());
        }
    }

    @Override
    public void rename(String from, String to) throws PosixException {
        byte[] oldName = zeroEnded(from);
        byte[] newName = zeroEnded(to);
        check(LibcFunctions.rename(Address.ofData(oldName), Address.ofData(newName)));
    }

    @Override
    public void remove(String path) throws PosixException {
        byte[] name = zeroEnded(path);
        check(LibcFunctions.unlink(Address.ofData(name)));
    }

    @Override
    public @Nullable FileStatus status(String path) throws PosixException {
        byte[] name = zeroEnded(path);
        long[] block = new long[STAT_LONGS];
        if (LibcFunctions.stat(Address.ofData(name), Address.ofData(block)) < 0) {
            if (LibcFunctions.errno() == Errno.ENOENT) {
                return null;
            }
            throw failure(LibcFunctions.errno());
        }
        return status(block);
    }

    @Override
    public FileStatus status(int descriptor) throws PosixException {
        long[] block = new long[STAT_LONGS];
        check(LibcFunctions.fstat(descriptor, Address.ofData(block)));
        return status(block);
    }

    private static FileStatus status(long[] block) {
        // All is read before anything is made: what is made may have the block moved.
        LibcFunctions.Stat status = Address.ofData(block).toStructure();
        int mode = status.mode;
        int owner = status.owner;
        int group = status.group;
        long names = status.names;
        long size = status.size;
        long device = status.device;
        long node = status.node;
        return new FileStatus(
                (mode & S_IFMT) == S_IFREG, mode & FileStatus.MODE_BITS, owner, group, names, size, device, node);
    }

    @Override
    public void adopt(int descriptor, String path, FileStatus model) throws PosixException {
        FileStatus now = status(descriptor);
        if (now.owner() != model.owner() || now.group() != model.group()) {
            check(LibcFunctions.fchown(descriptor, model.owner(), model.group()));
        }
        // After the owner, a change of which takes capabilities away; before the mode, of which an access control list
        // sets a
        // part.
        new Attributes(descriptor, path).copy();
        // Last: a change of owner takes the set-user-id bit away.
        check(LibcFunctions.fchmod(descriptor, model.mode()));
    }

    @Override
    public @Nullable String readLink(String path) throws PosixException {
        byte[] name = zeroEnded(path);
        byte[] target = new byte[PATH_MAX];
        int size = (int) LibcFunctions.readlink(Address.ofData(name), Address.ofData(target), target.length);
        if (size < 0) {
            // No symbolic link, or nothing at all: what follows will find out which.
            if (LibcFunctions.errno() == Errno.EINVAL || LibcFunctions.errno() == Errno.ENOENT) {
                return null;
            }
            throw failure(LibcFunctions.errno());
        }
        byte[] exact = new byte[size];
        System.arraycopy(target, 0, exact, 0, size);
        return Utf8.decode(exact);
    }

    @Override
    public boolean isTerminal(int descriptor) {
        return LibcFunctions.isatty(descriptor) == 1;
    }

    @Override
    public @Nullable String environment(String name) {
        byte[] bytes = zeroEnded(name);
        Address value = LibcFunctions.getenv(Address.ofData(bytes));
        return value == null ? null : text(value);
    }

    @Override
    public long nanoTime() {
        return FileCalls.nanoTime();
    }

    @Override
    public String build() {
        return text(BuildCalls.build());
    }

    @Override
    public void hideMemory() {
        FileCalls.hideMemory();
    }

    @Override
    public void random(byte[] array) throws PosixException {
        check(SecretCalls.random(Address.ofData(array), array.length));
    }

    @Override
    public byte @Nullable [] askSecret(String prompt) throws PosixException {
        byte[] question = zeroEnded(prompt);
        byte[] line = new byte[PATH_MAX];
        int size = SecretCalls.ask(Address.ofData(question), Address.ofData(line), line.length);
        if (size == SecretCalls.NO_TERMINAL) {
            return null;
        }
        if (size == SecretCalls.TOO_LONG) {
            throw new PosixException("the line has more than " + line.length + " bytes");
        }
        check(size);
        byte[] exact = new byte[size];
        System.arraycopy(line, 0, exact, 0, size);
        Arrays.fill(line, (byte) 0);
        return exact;
    }

    @Override
    public void lockMemory() {
        SecretCalls.lockMemory();
    }

    @Override
    public void expectUse() {
        LibcFunctions.populateHeap(1 << 20);
    }

    @Override
    public long memory() {
        return SecretCalls.memory();
    }

    @Override
    public long processId() {
        return LibcFunctions.getpid();
    }

    @Override
    public void removeWhenKilled(@Nullable String path) {
        if (path == null) {
            FileCalls.removeWhenKilled(Address.fromLong(0));
        } else {
            byte[] name = zeroEnded(path);
            FileCalls.removeWhenKilled(Address.ofData(name));
        }
    }

    @Override
    public void clearWhenKilled(int columns) {
        FileCalls.clearWhenKilled(columns);
    }

    /** Text of a C string, whatever its bytes. */
    public static String text(Address string) {
        return Utf8.decode(LibcFunctions.bytes(string));
    }

    static byte[] zeroEnded(String text) {
        byte[] bytes = Utf8.encode(text);
        byte[] ended = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, ended, 0, bytes.length);
        return ended;
    }

    static void check(long result) throws PosixException {
        if (result < 0) {
            throw failure(LibcFunctions.errno());
        }
    }

    static PosixException failure(int number) {
        return new PosixException(Errno.message(number));
    }
}
