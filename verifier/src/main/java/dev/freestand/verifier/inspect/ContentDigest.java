package dev.freestand.verifier.inspect;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.verifier.file.Sha256;
import java.io.IOException;
import java.security.MessageDigest;

/** SHA-256 of a file's content, in lower-case hex. */
final class ContentDigest {

    private static final int BUFFER = 1 << 16;

    private ContentDigest() {}

    /** Reads no more than the length that was found at the start, so that a growing file has an end. */
    static String sha256(ByteSource source) throws IOException {
        MessageDigest digest = Sha256.start();
        byte[] buffer = new byte[BUFFER];
        long at = 0;
        while (at < source.size()) {
            int count = source.read(at, buffer, 0, (int) Math.min(buffer.length, source.size() - at));
            if (count == 0) {
                break;
            }
            digest.update(buffer, 0, count);
            at += count;
        }
        return Sha256.hex(digest);
    }
}
