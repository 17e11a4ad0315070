package dev.freestand.attest;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.jspecify.annotations.Nullable;

/** The kinds of keys that sign. */
public enum KeyKind {
    /** Ed25519 (RFC 8032); a signature is 64 bytes. */
    ED25519,
    /** ECDSA on NIST P-256 with SHA-256 (FIPS 186-5); a signature is in DER. */
    P256;

    private static final int ED25519_LENGTH = 64;

    /**
     * Whether these bytes are the one way to write a signature: 64 bytes by Ed25519, and by ECDSA the DER of two numbers
     * from 1 to below the order of the curve, with nothing behind it.
     */
    boolean wellFormed(byte[] signature) {
        return this == ED25519 ? signature.length == ED25519_LENGTH : numbers(signature) != null;
    }

    /** The two numbers of an ECDSA signature; null where these bytes are none. */
    static BigInteger @Nullable [] numbers(byte[] signature) {
        try {
            BigInteger[] numbers = StandardDSAEncoding.INSTANCE.decode(P256Curve.ORDER, signature);
            boolean one = Arrays.equals(
                            StandardDSAEncoding.INSTANCE.encode(P256Curve.ORDER, numbers[0], numbers[1]), signature)
                    && numbers[0].signum() > 0
                    && numbers[1].signum() > 0;
            return one ? numbers : null;
        } catch (IOException | RuntimeException malformed) {
            return null;
        }
    }
}
