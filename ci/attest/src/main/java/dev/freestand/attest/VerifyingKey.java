package dev.freestand.attest;

import dev.freestand.core.elf.Hex;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** A public key that signatures are verified with. */
public final class VerifyingKey {

    /** The label of public keys in PEM. */
    public static final String LABEL = "PUBLIC KEY";

    /**
     * Such encodings begin with these bytes, and have this length: SubjectPublicKeyInfo with Ed25519 (RFC 8410), and with
     * P-256 by its name and an uncompressed point (RFC 5480). Other curves and key types begin in another way.
     */
    private static final byte[] ED25519 = Hex.parse("302a300506032b6570032100");

    private static final byte[] P256 = Hex.parse("3059301306072a8648ce3d020106082a8648ce3d03010703420004");
    /** The point is uncompressed, which the last byte above says: it belongs to the point. */
    private static final int P256_BEFORE_POINT = P256.length - 1;

    private static final int ED25519_LENGTH = 44;
    private static final int P256_LENGTH = 91;

    private final KeyKind kind;
    private final byte[] encoded;
    private final AsymmetricKeyParameter key;

    private VerifyingKey(KeyKind kind, byte[] encoded, AsymmetricKeyParameter key) {
        this.kind = kind;
        this.encoded = encoded;
        this.key = key;
    }

    /**
     * Reads a key from PEM.
     *
     * @param from where the text is from, for errors
     */
    public static VerifyingKey parse(String pem, String from) throws AttestException {
        List<String> labels = Pem.labels(pem);
        if (labels.stream().anyMatch(label -> label.contains("PRIVATE"))) {
            throw new AttestException(
                    from
                            + " holds a private key, expected the public key: openssl pkey -in KEY.pem -pubout -out KEY.pub.pem");
        }
        if (!labels.equals(List.of(LABEL))) {
            throw new AttestException(
                    from + " is not one public key in PEM, which begins with -----BEGIN PUBLIC KEY-----;"
                            + " freestand keygen and openssl pkey -pubout write such files");
        }
        try {
            return decode(Pem.content(pem, LABEL));
        } catch (AttestException e) {
            throw new AttestException(from + " cannot be used as a public key: " + e.getMessage(), e);
        }
    }

    /** A key from its SubjectPublicKeyInfo. */
    public static VerifyingKey decode(byte[] encoded) throws AttestException {
        KeyKind kind = kind(encoded);
        byte[] point = Arrays.copyOfRange(
                encoded, kind == KeyKind.ED25519 ? ED25519.length : P256_BEFORE_POINT, encoded.length);
        try {
            AsymmetricKeyParameter key = kind == KeyKind.ED25519
                    ? new Ed25519PublicKeyParameters(point)
                    : new ECPublicKeyParameters(
                            P256Curve.PARAMETERS.getCurve().decodePoint(point), P256Curve.PARAMETERS);
            return new VerifyingKey(kind, encoded.clone(), key);
        } catch (RuntimeException e) {
            throw new AttestException("it is not a point of its curve", e);
        }
    }

    private static KeyKind kind(byte[] encoded) throws AttestException {
        if (encoded.length == ED25519_LENGTH && startsWith(encoded, ED25519)) {
            return KeyKind.ED25519;
        }
        if (encoded.length == P256_LENGTH && startsWith(encoded, P256)) {
            return KeyKind.P256;
        }
        throw new AttestException(
                "it is neither an Ed25519 key nor one of ECDSA on P-256;" + " freestand keygen makes either");
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    /** SHA-256 of its SubjectPublicKeyInfo, lower-case hex: what {@code keyid} says. */
    public String id() {
        return Sha256Hex.of(encoded);
    }

    /** The key in PEM, as {@code openssl} reads it. */
    public String pem() {
        return Pem.print(LABEL, encoded);
    }

    /** Whether this is this key's signature of this message; anything that is no signature is none. */
    public boolean verifies(byte[] message, byte[] signature) {
        if (!kind.wellFormed(signature)) {
            return false;
        }
        if (kind == KeyKind.ED25519) {
            Ed25519Signer verifier = new Ed25519Signer();
            verifier.init(false, key);
            verifier.update(message, 0, message.length);
            return verifier.verifySignature(signature);
        }
        BigInteger[] numbers = KeyKind.numbers(signature);
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, key);
        return numbers != null && verifier.verifySignature(Sha256Hex.bytes(message), numbers[0], numbers[1]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }
}
