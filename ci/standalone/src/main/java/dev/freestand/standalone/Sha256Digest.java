package dev.freestand.standalone;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.Hex;
import java.io.IOException;
import org.teavm.interop.Address;

/** SHA-256 (FIPS 180-4). The virtual machine's own is not in the static file; the loop over blocks is in {@code sha256.c}. */
final class Sha256Digest {

    private static final int BLOCK = 64;
    private static final int BUFFER = 1 << 16;
    private static final int DIGEST = 32;
    private final int[] state = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };
    private final byte[] pending = new byte[BLOCK];
    private int held;
    private long length;

    /** The digest of everything in a source, in lower-case hex; no more is read than its length. */
    static String of(ByteSource source) throws IOException {
        Sha256Digest digest = new Sha256Digest();
        byte[] all = source.inMemory();
        if (all != null) {
            digest.update(all, all.length);
            return Hex.of(digest.end(), DIGEST);
        }
        byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(1, source.size()))];
        long at = 0;
        while (at < source.size()) {
            int count = source.read(at, buffer, 0, (int) Math.min(buffer.length, source.size() - at));
            if (count == 0) {
                break;
            }
            digest.update(buffer, count);
            at += count;
        }
        return Hex.of(digest.end(), DIGEST);
    }

    /** Takes the first bytes of a buffer. */
    void update(byte[] bytes, int count) {
        length += count;
        int at = 0;
        while (held > 0 && at < count) {
            hold(bytes[at++]);
        }
        int blocks = (count - at) / BLOCK;
        SystemCalls.sha256(Address.ofData(state), Address.ofData(bytes).add(at), blocks);
        at += BLOCK * blocks;
        while (at < count) {
            hold(bytes[at++]);
        }
    }

    /** The digest of all that was taken. Nothing can be taken afterwards. */
    byte[] end() {
        long bits = 8 * length;
        hold((byte) 0x80);
        while (held != BLOCK - Long.BYTES) {
            hold((byte) 0);
        }
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            hold((byte) (bits >> shift));
        }
        byte[] digest = new byte[Integer.BYTES * state.length];
        for (int i = 0; i < digest.length; i++) {
            digest[i] = (byte) (state[i / Integer.BYTES] >> 24 - Byte.SIZE * (i % Integer.BYTES));
        }
        return digest;
    }

    private void hold(byte octet) {
        pending[held++] = octet;
        if (held == BLOCK) {
            SystemCalls.sha256(Address.ofData(state), Address.ofData(pending), 1);
            held = 0;
        }
    }
}
