package dev.freestand.attest;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The kinds of keys that sign. */
public enum KeyKind {
    /** Ed25519 (RFC 8032); a signature is 64 bytes. */
    ED25519,
    /** ECDSA on NIST P-256 with SHA-256 (FIPS 186-5); a signature is in DER. */
    P256;

    private static final int ED25519_LENGTH = 64;
    private static final byte SEQUENCE = 0x30;
    private static final byte INTEGER = 0x02;

    /**
     * Whether these bytes are the one way to write a signature: 64 bytes by Ed25519, and by ECDSA the DER of two numbers
     * from 1 to below the order of the curve, with nothing behind it.
     */
    boolean wellFormed(byte[] signature) {
        return this == ED25519 ? signature.length == ED25519_LENGTH : numbers(signature) != null;
    }

    /**
     * The two numbers of an ECDSA signature: a SEQUENCE of two INTEGERs (RFC 3279, section 2.2.3) in DER, which for this curve
     * has no length of more than one byte. Null where these bytes are anything else, in whatever detail.
     */
    static BigInteger @Nullable [] numbers(byte[] signature) {
        if (signature.length < 2 || signature[0] != SEQUENCE || signature[1] != signature.length - 2) {
            return null;
        }
        BigInteger first = number(signature, 2);
        BigInteger second = first == null ? null : number(signature, 2 + 2 + signature[3]);
        boolean whole =
                second != null && 2 + 2 + signature[3] + 2 + signature[2 + 2 + signature[3] + 1] == signature.length;
        return whole ? new BigInteger[] {first, second} : null;
    }

    /** The INTEGER at a place; null where there is none, it is not in its shortest form, or not from 1 to below the order. */
    private static @Nullable BigInteger number(byte[] der, int at) {
        if (at + 2 > der.length || der[at] != INTEGER || der[at + 1] < 1 || at + 2 + der[at + 1] > der.length) {
            return null;
        }
        byte[] content = Arrays.copyOfRange(der, at + 2, at + 2 + der[at + 1]);
        boolean padded = content.length > 1 && content[0] == 0 && content[1] >= 0;
        BigInteger number = new BigInteger(content);
        return padded || number.signum() <= 0 || number.compareTo(P256Curve.ORDER) >= 0 ? null : number;
    }
}
