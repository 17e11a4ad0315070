package dev.freestand.verifier.inspect;

import dev.freestand.core.elf.ByteSource;
import java.io.IOException;
import java.util.Arrays;

/** A copy of a file in memory, which no other process can change. */
final class FileCopy {

    /** Longest file that is copied, in bytes: a scan makes several copies at once, and has little memory. */
    private static final long LONGEST = 8 << 20;

    private FileCopy() {}

    /** A copy; the file itself where that is too long to be copied. */
    static ByteSource of(ByteSource file) throws IOException {
        if (file.size() > LONGEST) {
            return file;
        }
        byte[] content = new byte[(int) file.size()];
        int count = file.read(0, content, 0, content.length);
        return ByteSource.of(count == content.length ? content : Arrays.copyOf(content, count));
    }
}
