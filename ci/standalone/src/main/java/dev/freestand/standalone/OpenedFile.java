package dev.freestand.standalone;

import dev.freestand.aot.libc.LibcFunctions;
import dev.freestand.core.tree.FileTree;
import java.io.IOException;
import org.teavm.interop.Address;

/**
 * A regular file that is open for reading at positions. Names are in other people's hands: one may lead to a FIFO, to a device,
 * or to another file the next moment. So nothing is opened before it is known to be a regular file, opening waits for
 * nobody, and no more is read than the length that was found when it was opened.
 */
final class OpenedFile implements FileTree.OpenFile {

    /** How often a name is tried that leads to another file each time. */
    private static final int TRIES = 5;

    private final FilePath path;
    private final int descriptor;
    private final FileState status;

    private OpenedFile(FilePath path, int descriptor, FileState status) {
        this.path = path;
        this.descriptor = descriptor;
        this.status = status;
    }

    /**
     * Opens a file. Symbolic links are followed.
     *
     * @throws FileFaultException if there is none, it may not be read, or it is a directory, FIFO, socket or device
     */
    static OpenedFile open(FilePath path) throws FileFaultException {
        return open(path, true);
    }

    /**
     * Opens a file, and refuses a symbolic link.
     *
     * @throws FileFaultException as above
     */
    static OpenedFile openNoFollow(FilePath path) throws FileFaultException {
        return open(path, false);
    }

    /**
     * Opens a file whose name led to a regular one just now, so that it is not looked at before.
     *
     * @throws FileFaultException as above
     */
    static OpenedFile openFound(FilePath path) throws FileFaultException {
        byte[] name = path.zeroEnded();
        int descriptor = SystemCalls.open(Address.ofData(name));
        if (descriptor < 0) {
            throw FileFaultException.of(path, LibcFunctions.errno());
        }
        try {
            FileState opened = FileState.of(path, descriptor);
            opened.requireRegular(path);
            return new OpenedFile(path, descriptor, opened);
        } catch (FileFaultException e) {
            LibcFunctions.close(descriptor);
            throw e;
        }
    }

    private static OpenedFile open(FilePath path, boolean follow) throws FileFaultException {
        FileState before = follow ? FileState.of(path) : FileState.ofLink(path);
        for (int tries = 0; tries < TRIES; tries++) {
            before.requireRegular(path);
            byte[] name = path.zeroEnded();
            int descriptor =
                    follow ? SystemCalls.open(Address.ofData(name)) : SystemCalls.openNoFollow(Address.ofData(name));
            if (descriptor < 0) {
                throw FileFaultException.of(path, LibcFunctions.errno());
            }
            FileState opened;
            try {
                opened = FileState.of(path, descriptor);
            } catch (FileFaultException e) {
                LibcFunctions.close(descriptor);
                throw e;
            }
            if (opened.sameFile(before)) {
                return new OpenedFile(path, descriptor, opened);
            }
            LibcFunctions.close(descriptor);
            before = follow ? FileState.of(path) : FileState.ofLink(path);
        }
        throw FileFaultException.unreadable(path, "points to another file each time it is opened");
    }

    /** What it was when it was opened. */
    FileState status() {
        return status;
    }

    @Override
    public long size() {
        return status.size();
    }

    @Override
    public int read(long position, byte[] into, int from, int length) throws IOException {
        int wanted = (int) Math.min(length, Math.max(0, size() - position));
        int done = 0;
        while (done < wanted) {
            long count =
                    SystemCalls.read(descriptor, Address.ofData(into).add(from + done), wanted - done, position + done);
            if (count < 0) {
                throw FileFaultException.of(path, LibcFunctions.errno());
            }
            if (count == 0) {
                break;
            }
            done += (int) count;
        }
        return done;
    }

    @Override
    public void close() {
        LibcFunctions.close(descriptor);
    }
}
