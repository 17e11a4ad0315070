package dev.freestand.standalone;

import dev.freestand.core.name.Printable;
import dev.freestand.core.name.RawText;
import java.util.Arrays;

/**
 * The name of a file, as the bytes that the system takes. As on the Java virtual machine, slashes that say nothing are
 * left out.
 *
 * @param bytes without the final zero; not changed by anybody
 */
record FilePath(byte[] bytes) {

    /** The path that a word of the command line names. */
    static FilePath of(byte[] word) {
        byte[] path = new byte[word.length];
        int length = 0;
        for (byte octet : word) {
            if (octet != '/' || length == 0 || path[length - 1] != '/') {
                path[length++] = octet;
            }
        }
        if (length > 1 && path[length - 1] == '/') {
            length--;
        }
        return new FilePath(Arrays.copyOf(path, length));
    }

    /** The file beside this one whose name has that behind it, such as {@code .debug}. */
    FilePath with(String suffix) {
        byte[] more = RawText.bytes(suffix);
        byte[] path = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, path, bytes.length, more.length);
        return new FilePath(path);
    }

    /** What has this name in the folder that this is; the folder itself where the name is empty. */
    FilePath inside(String name) {
        return name.isEmpty() ? with("/.") : with("/" + name);
    }

    /** As {@link RawText}: what records hold. */
    String text() {
        return RawText.of(bytes);
    }

    /** As it is shown, in one line: for messages. */
    String shown() {
        return Printable.name(text());
    }

    /** Its last name as it is shown. */
    String lastShown() {
        int from = bytes.length;
        while (from > 0 && bytes[from - 1] != '/') {
            from--;
        }
        return Printable.name(RawText.of(Arrays.copyOfRange(bytes, from, bytes.length)));
    }

    /** With the zero at its end that the system requires. */
    byte[] zeroEnded() {
        return Arrays.copyOf(bytes, bytes.length + 1);
    }
}
