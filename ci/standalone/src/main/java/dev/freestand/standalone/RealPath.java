package dev.freestand.standalone;

import dev.freestand.aot.libc.LibcFunctions;
import java.util.Arrays;
import org.teavm.interop.Address;

/** Paths that the system tells. */
final class RealPath {

    /** Longest path, in bytes, and its zero (PATH_MAX). */
    private static final int LONGEST = 4096;

    private RealPath() {}

    /**
     * The path without symbolic links.
     *
     * @throws FileFaultException if it is not known
     */
    static FilePath of(FilePath path) throws FileFaultException {
        byte[] zeroEnded = path.zeroEnded();
        byte[] real = new byte[LONGEST];
        return told(path, real, SystemCalls.realPath(Address.ofData(zeroEnded), Address.ofData(real), real.length));
    }

    /**
     * Where a symbolic link leads, in its own words.
     *
     * @throws FileFaultException if it is not known
     */
    static byte[] target(FilePath link) throws FileFaultException {
        byte[] zeroEnded = link.zeroEnded();
        byte[] target = new byte[LONGEST];
        int length = SystemCalls.link(Address.ofData(zeroEnded), Address.ofData(target), target.length);
        return told(link, target, length).bytes();
    }

    /**
     * The folder that relative paths begin at.
     *
     * @throws FileFaultException if it is not known
     */
    static FilePath workingFolder() throws FileFaultException {
        byte[] path = new byte[LONGEST];
        return told(new FilePath(new byte[0]), path, SystemCalls.folder(Address.ofData(path), path.length));
    }

    private static FilePath told(FilePath asked, byte[] answer, int length) throws FileFaultException {
        if (length < 0) {
            throw FileFaultException.of(asked, LibcFunctions.errno());
        }
        return new FilePath(Arrays.copyOf(answer, length));
    }
}
