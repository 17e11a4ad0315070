package dev.freestand.standalone;

import dev.freestand.aot.libc.LibcFunctions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;

/**
 * The names in a folder, as the system lists them.
 *
 * @param names those that were read
 * @param fault why there may be more; null where these are all
 */
record FolderNames(List<byte[]> names, @Nullable FileFaultException fault) {

    /** Longest name of an entry, in bytes, and its zero (NAME_MAX). */
    private static final int LONGEST_NAME = 256;

    /** Lists a folder, without waiting; a symbolic link as the last part of its name is not followed. */
    static FolderNames of(FilePath folder) {
        return of(folder, folder);
    }

    /**
     * Lists a folder whose name may be that of a link to it. With a dot behind the name, only what it leads to is opened; a
     * fault goes by the name without it.
     */
    static FolderNames following(FilePath folder) {
        return of(folder.inside(""), folder);
    }

    private static FolderNames of(FilePath opened, FilePath folder) {
        List<byte[]> names = new ArrayList<>();
        byte[] zeroEnded = opened.zeroEnded();
        Address open = SystemCalls.openFolder(Address.ofData(zeroEnded));
        if (open == null) {
            return new FolderNames(names, FileFaultException.of(folder, LibcFunctions.errno()));
        }
        byte[] buffer = new byte[LONGEST_NAME];
        int length = SystemCalls.nextName(open, Address.ofData(buffer), buffer.length);
        while (length > 0) {
            names.add(Arrays.copyOf(buffer, length));
            length = SystemCalls.nextName(open, Address.ofData(buffer), buffer.length);
        }
        FileFaultException fault = length < 0 ? FileFaultException.of(folder, LibcFunctions.errno()) : null;
        SystemCalls.closeFolder(open);
        return new FolderNames(names, fault);
    }
}
