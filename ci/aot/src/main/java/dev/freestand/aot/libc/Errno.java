package dev.freestand.aot.libc;

import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Variable;

/**
 * Error numbers of Linux and their words.
 *
 * <p>Up to 34 they are the same on every machine that programs are made for ({@code asm-generic/errno-base.h}), and
 * constants here. Beyond that MIPS has numbers of its own: those are what the C headers of the machine say.
 */
public final class Errno {
    public static final int ENOENT = 2;
    public static final int EINTR = 4;
    public static final int EAGAIN = 11;
    public static final int EACCES = 13;
    public static final int EEXIST = 17;
    public static final int EINVAL = 22;
    public static final int ENFILE = 23;
    public static final int EMFILE = 24;
    public static final int EPIPE = 32;
    public static final int ERANGE = 34;

    private Errno() {}

    /** {@code ELOOP}. */
    @Include("errno.h")
    @Variable
    @Import(name = "ELOOP")
    public static native int tooManyLinks();

    /** {@code ENODATA}. */
    @Include("errno.h")
    @Variable
    @Import(name = "ENODATA")
    public static native int noData();

    /** {@code ENOTSUP}. */
    @Include("errno.h")
    @Variable
    @Import(name = "ENOTSUP")
    public static native int notSupported();

    /** What the number means, such as {@code No such file or directory}. */
    public static String message(int number) {
        Address words = errorWords(number);
        if (words == null) {
            return "error number " + number;
        }
        byte[] ascii = LibcFunctions.bytes(words);
        char[] text = new char[ascii.length];
        for (int n = 0; n < text.length; n++) {
            text[n] = (char) ascii[n];
        }
        return new String(text);
    }

    /** {@code null} where there are none. */
    @Include(value = "errors.h", isSystem = false)
    @Import(name = "aot_error_words")
    private static native @Nullable Address errorWords(int number);
}
