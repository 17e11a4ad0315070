package dev.freestand.standalone;

import dev.freestand.core.name.EscapedText;
import dev.freestand.core.name.RawText;
import java.util.Arrays;

/**
 * The name of a file, as the bytes that the system takes. As on the Java virtual machine, slashes that say nothing are left out.
 *
 * @param bytes without the final zero; not changed by anybody
 */
record FilePath(byte[] bytes) {

    /** The path that a record names. */
    static FilePath ofText(String text) {
        return of(RawText.bytes(text));
    }

    /** The path that a word of the command line names. */
    static FilePath ofWord(String word) {
        return of(RawText.wordBytes(word));
    }

    /** The path of these bytes, as somebody wrote them. */
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
        return child(RawText.bytes(name.isEmpty() ? "." : name));
    }

    /** What has this name, which is not empty, in the folder that this is. */
    FilePath child(byte[] name) {
        boolean bare = bytes.length == 0 || bytes[bytes.length - 1] == '/';
        int from = bare ? bytes.length : bytes.length + 1;
        byte[] path = Arrays.copyOf(bytes, from + name.length);
        if (!bare) {
            path[bytes.length] = '/';
        }
        System.arraycopy(name, 0, path, from, name.length);
        return new FilePath(path);
    }

    /** As {@link RawText}: what records hold. */
    String text() {
        return RawText.of(bytes);
    }

    /** As it is shown, in one line: for messages. */
    String shown() {
        return EscapedText.name(text());
    }

    /** Its last name as it is shown. */
    String lastShown() {
        int from = bytes.length;
        while (from > 0 && bytes[from - 1] != '/') {
            from--;
        }
        return EscapedText.name(RawText.of(Arrays.copyOfRange(bytes, from, bytes.length)));
    }

    /** With the zero at its end that the system wants. As on the Java virtual machine, the empty path is the working folder. */
    byte[] zeroEnded() {
        return bytes.length == 0 ? new byte[] {'.', 0} : Arrays.copyOf(bytes, bytes.length + 1);
    }

    /** Whether it is this folder, or lies in it or below; both are without links. */
    boolean holds(FilePath real) {
        byte[] path = real.bytes;
        return path.length >= bytes.length
                && Arrays.equals(bytes, 0, bytes.length, path, 0, bytes.length)
                && (path.length == bytes.length || bytes.length == 1 || path[bytes.length] == '/');
    }
}
