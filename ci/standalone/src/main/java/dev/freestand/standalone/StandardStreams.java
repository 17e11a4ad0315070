package dev.freestand.standalone;

import dev.freestand.aot.libc.Errno;
import dev.freestand.aot.libc.Libc;
import java.nio.charset.StandardCharsets;
import org.teavm.interop.Address;

/** Standard output and standard error, as UTF-8 whatever the locale is. */
final class StandardStreams {

    private static final int OUT = 1;
    private static final int ERR = 2;

    private StandardStreams() {}

    /** Writes results; 0, or the error number of why not all of it could be written. */
    static int print(String text) {
        return write(OUT, text);
    }

    /** Says something on a line; there is nobody to tell where that is not possible. */
    static void say(String line) {
        write(ERR, line + "\n");
    }

    private static int write(int descriptor, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int at = 0;
        while (at < bytes.length) {
            long count = Libc.write(descriptor, Address.ofData(bytes).add(at), bytes.length - at);
            if (count >= 0) {
                at += (int) count;
            } else if (Libc.errno() != Errno.EINTR) {
                return Libc.errno();
            }
        }
        return 0;
    }
}
