package dev.freestand.rcli.age;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * The content of a file in chunks, each sealed by ChaCha20-Poly1305 with its number and with whether it is the last: none can be
 * changed, moved, left out or added.
 */
final class ChunkCipher {
    /** Bytes of each chunk but the last, which may have fewer. */
    static final int PLAIN = 64 * 1024;

    static final int SEALED = PLAIN + Primitives.TAG;
    /** Bytes that stand before the first chunk and make the key of the content one that no other file has. */
    static final int FILE_NONCE = 16;

    private final ChaCha20Poly1305 cipher = new ChaCha20Poly1305();
    private final byte[] nonce = new byte[Primitives.NONCE];
    private boolean started;
    private byte[] key;

    ChunkCipher(byte[] fileKey, byte[] fileNonce) {
        key = Primitives.hkdf(fileKey, fileNonce, "payload");
    }

    /** Seals the first {@code size} bytes of {@code plain} as the next chunk; gives the size of the result. */
    int seal(byte[] plain, int size, boolean last, byte[] sealed) {
        try {
            int done = process(true, plain, size, last, sealed);
            count();
            return done;
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Opens the next chunk.
     *
     * @return whether it is that; otherwise the result is wiped, and the same chunk is still the next
     */
    boolean open(byte[] sealed, int size, boolean last, byte[] plain) {
        try {
            process(false, sealed, size, last, plain);
            count();
            return true;
        } catch (InvalidCipherTextException e) {
            Arrays.fill(plain, (byte) 0);
            return false;
        }
    }

    private int process(boolean encrypt, byte[] from, int size, boolean last, byte[] to)
            throws InvalidCipherTextException {
        nonce[nonce.length - 1] = (byte) (last ? 1 : 0);
        cipher.init(encrypt, new ParametersWithIV(started ? null : new KeyParameter(key), nonce));
        started = true;
        int done = cipher.processBytes(from, 0, size, to, 0);
        return done + cipher.doFinal(to, done);
    }

    /** Eleven bytes, big-endian: more chunks than can ever be written. */
    private void count() {
        int at = nonce.length - 2;
        while (++nonce[at] == 0) {
            at--;
        }
    }

    void wipe() {
        Arrays.fill(key, (byte) 0);
        Primitives.wipe(cipher);
    }
}
