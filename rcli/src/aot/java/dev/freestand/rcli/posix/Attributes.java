package dev.freestand.rcli.posix;

import dev.freestand.aot.libc.Errno;
import dev.freestand.aot.libc.LibcFunctions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;

/**
 * The extended attributes of a file that is about to be replaced, put on the file that takes its place: access control lists
 * and capabilities are among them ({@code xattr(7)}).
 */
final class Attributes {
    /** Signatures over the content, which is another now. */
    private static final List<String> OF_THE_CONTENT = List.of("security.ima", "security.evm");

    /** How often a size and then the bytes are asked for. */
    private static final int ATTEMPTS = 10;

    private final int target;
    private final byte[] source;

    /** Gives the size of what is asked for, and writes it if there is room; with no room at all, only the size. */
    private interface Call {
        long into(byte[] room);
    }

    /**
     * Names both files.
     *
     * @param target descriptor of the file that gets the attributes
     * @param source path of the file that has them
     */
    Attributes(int target, String source) {
        this.target = target;
        this.source = LibcPosix.zeroEnded(source);
    }

    /**
     * Makes the target's attributes those of the source.
     *
     * @throws PosixException if one cannot be read or written; the text names it
     */
    void copy() throws PosixException {
        List<String> wanted = names(true);
        for (String name : wanted) {
            if (!OF_THE_CONTENT.contains(name)) {
                keep(name);
            }
        }
        // What the folder gave the new file, and the old one does not have: an inherited list would give others access.
        for (String name : names(false)) {
            if (name.startsWith("system.") && !wanted.contains(name)) {
                byte[] ended = LibcPosix.zeroEnded(name);
                check(name, LibcFunctions.fremovexattr(target, Address.ofData(ended)));
            }
        }
    }

    private void keep(String name) throws PosixException {
        byte[] value = value(name, true);
        if (value == null || Arrays.equals(value, value(name, false))) {
            return;
        }
        byte[] ended = LibcPosix.zeroEnded(name);
        check(name, LibcFunctions.fsetxattr(target, Address.ofData(ended), Address.ofData(value), value.length, 0));
    }

    private List<String> names(boolean ofSource) throws PosixException {
        byte[] list = fetch(
                room -> ofSource
                        ? LibcFunctions.listxattr(Address.ofData(source), Address.ofData(room), room.length)
                        : LibcFunctions.flistxattr(target, Address.ofData(room), room.length),
                Errno.notSupported());
        return list == null ? List.of() : split(list);
    }

    private static List<String> split(byte[] list) {
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < list.length; at++) {
            if (list[at] == 0) {
                names.add(Utf8.decode(Arrays.copyOfRange(list, start, at)));
                start = at + 1;
            }
        }
        return names;
    }

    /** The value; {@code null} if there is no such attribute. */
    private byte @Nullable [] value(String name, boolean ofSource) throws PosixException {
        byte[] ended = LibcPosix.zeroEnded(name);
        try {
            return fetch(
                    room -> ofSource
                            ? LibcFunctions.getxattr(
                                    Address.ofData(source), Address.ofData(ended), Address.ofData(room), room.length)
                            : LibcFunctions.fgetxattr(target, Address.ofData(ended), Address.ofData(room), room.length),
                    Errno.noData());
        } catch (PosixException e) {
            throw new PosixException(name + ": " + e.reason());
        }
    }

    /**
     * Asks for the size, then for that many bytes; again where it grew in between.
     *
     * @param absent the error number that means that there is nothing
     */
    private static byte @Nullable [] fetch(Call call, int absent) throws PosixException {
        byte[] room = new byte[0];
        for (int n = 0; n < ATTEMPTS; n++) {
            long size = call.into(room);
            if (size >= 0 && size <= room.length) {
                return Arrays.copyOf(room, (int) size);
            }
            int error = size < 0 ? LibcFunctions.errno() : 0;
            if (error == absent) {
                return null;
            }
            if (error != 0 && error != Errno.ERANGE) {
                throw LibcPosix.failure(error);
            }
            room = new byte[Math.max(0, (int) size)];
        }
        throw LibcPosix.failure(Errno.ERANGE);
    }

    private static void check(String name, long result) throws PosixException {
        if (result < 0) {
            throw new PosixException(
                    name + ": " + LibcPosix.failure(LibcFunctions.errno()).reason());
        }
    }
}
