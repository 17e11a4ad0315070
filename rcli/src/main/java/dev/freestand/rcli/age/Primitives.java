package dev.freestand.rcli.age;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;

/** What the format is made of, as Bouncy Castle has it. */
final class Primitives {
    /** Bytes of each key here, and of an X25519 point. */
    static final int KEY = 32;
    /** Bytes that ChaCha20-Poly1305 adds. */
    static final int TAG = 16;

    static final int NONCE = 12;

    /** RFC 7748, section 4.1. */
    private static final byte[] BASE_POINT = Arrays.copyOf(new byte[] {9}, KEY);

    private Primitives() {}

    /** HKDF-SHA-256 (RFC 5869), 32 bytes. */
    static byte[] hkdf(byte[] secret, byte[] salt, String info) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(secret, salt, Ascii.bytes(info)));
        byte[] key = new byte[KEY];
        generator.generateBytes(key, 0, KEY);
        return key;
    }

    /** HMAC-SHA-256 (RFC 2104). */
    static byte[] hmac(byte[] key, byte[] data) {
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(key));
        mac.update(data, 0, data.length);
        byte[] value = new byte[KEY];
        mac.doFinal(value, 0);
        return value;
    }

    /** ChaCha20-Poly1305 (RFC 7539) with a nonce of zeros, for keys that are used once. */
    static byte[] seal(byte[] key, byte[] plain) {
        ChaCha20Poly1305 cipher = new ChaCha20Poly1305();
        cipher.init(true, new ParametersWithIV(new KeyParameter(key), new byte[NONCE]));
        byte[] sealed = new byte[plain.length + TAG];
        try {
            int size = cipher.processBytes(plain, 0, plain.length, sealed, 0);
            cipher.doFinal(sealed, size);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException(e);
        }
        wipe(cipher);
        return sealed;
    }

    /** The other way; {@code null}: the key is another, or the bytes were changed. */
    static byte @Nullable [] open(byte[] key, byte[] sealed) {
        ChaCha20Poly1305 cipher = new ChaCha20Poly1305();
        cipher.init(false, new ParametersWithIV(new KeyParameter(key), new byte[NONCE]));
        byte[] plain = new byte[sealed.length - TAG];
        try {
            int size = cipher.processBytes(sealed, 0, sealed.length, plain, 0);
            cipher.doFinal(plain, size);
            return plain;
        } catch (InvalidCipherTextException e) {
            Arrays.fill(plain, (byte) 0);
            return null;
        } finally {
            wipe(cipher);
        }
    }

    /** Another key takes the place of the one that it holds. */
    static void wipe(ChaCha20Poly1305 cipher) {
        cipher.init(false, new ParametersWithIV(new KeyParameter(new byte[KEY]), new byte[NONCE]));
    }

    /** X25519 (RFC 7748, section 5); all zeros where the point is of low order. */
    static byte[] x25519(byte[] scalar, byte[] point) {
        byte[] result = new byte[KEY];
        X25519.scalarMult(scalar, 0, point, 0, result, 0);
        return result;
    }

    /** The public key of a secret one. */
    static byte[] x25519Public(byte[] scalar) {
        return x25519(scalar, BASE_POINT);
    }

    /** Whether all bytes are zeros, in a time that does not depend on them. */
    static boolean isZero(byte[] bytes) {
        int all = 0;
        for (byte one : bytes) {
            all |= one;
        }
        return all == 0;
    }

    /** scrypt (RFC 7914) with r = 8 and p = 1, 32 bytes. It takes 1 KiB of memory for each unit of the cost. */
    static byte[] scrypt(byte[] passphrase, byte[] salt, int logCost) {
        return SCrypt.generate(passphrase, salt, 1 << logCost, 8, 1, KEY);
    }
}
