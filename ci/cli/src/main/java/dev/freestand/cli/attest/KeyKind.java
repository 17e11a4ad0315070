package dev.freestand.cli.attest;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** The kinds of keys that sign. */
public enum KeyKind {
    /** Ed25519 (RFC 8032); a signature is 64 bytes. */
    ED25519("Ed25519", "Ed25519", NamedParameterSpec.ED25519),
    /** ECDSA on NIST P-256 with SHA-256 (FIPS 186-5); a signature is in DER. */
    P256("EC", "SHA256withECDSA", new ECGenParameterSpec("secp256r1"));

    private static final int ED25519_LENGTH = 64;

    private final String keys;
    private final String signatures;
    private final AlgorithmParameterSpec parameters;

    KeyKind(String keys, String signatures, AlgorithmParameterSpec parameters) {
        this.keys = keys;
        this.signatures = signatures;
        this.parameters = parameters;
    }

    /** The JDK's name for such keys. */
    String keys() {
        return keys;
    }

    /** A new key, of the platform's randomness. */
    KeyPair generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(keys);
        generator.initialize(parameters);
        return generator.generateKeyPair();
    }

    /** The JDK's signing and verifying. */
    Signature signature() throws NoSuchAlgorithmException {
        return Signature.getInstance(signatures);
    }

    /**
     * Whether these bytes are the one way to write a signature: 64 bytes by Ed25519, and by ECDSA the DER of two numbers
     * from 1 to below the order of the curve, with nothing behind it.
     */
    boolean wellFormed(byte[] signature) {
        if (this == ED25519) {
            return signature.length == ED25519_LENGTH;
        }
        BigInteger order = SECNamedCurves.getByName("secp256r1").getN();
        try {
            BigInteger[] numbers = StandardDSAEncoding.INSTANCE.decode(order, signature);
            return Arrays.equals(StandardDSAEncoding.INSTANCE.encode(order, numbers[0], numbers[1]), signature)
                    && numbers[0].signum() > 0
                    && numbers[1].signum() > 0;
        } catch (IOException | RuntimeException malformed) {
            return false;
        }
    }
}
