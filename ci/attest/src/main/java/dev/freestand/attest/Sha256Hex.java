package dev.freestand.attest;

import dev.freestand.core.elf.Hex;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** SHA-256 of what is in memory. */
final class Sha256Hex {

    private Sha256Hex() {}

    /** The digest, 32 bytes. */
    static byte[] bytes(byte[] content) {
        SHA256Digest digest = new SHA256Digest();
        digest.update(content, 0, content.length);
        byte[] result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return result;
    }

    /** The digest in lower-case hex. */
    static String of(byte[] content) {
        byte[] digest = bytes(content);
        return Hex.of(digest, digest.length);
    }
}
