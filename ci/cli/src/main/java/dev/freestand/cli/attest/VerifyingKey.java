package dev.freestand.cli.attest;

import dev.freestand.verifier.file.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A public key that signatures are verified with. */
public final class VerifyingKey {

    static final String LABEL = "PUBLIC KEY";

    /**
     * Such encodings begin with these bytes, and have this length: SubjectPublicKeyInfo with Ed25519 (RFC 8410), and with
     * P-256 by its name and an uncompressed point (RFC 5480). Other curves and key types begin in another way.
     */
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final byte[] P256 =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");
    private static final int ED25519_LENGTH = 44;
    private static final int P256_LENGTH = 91;

    /** A signature of two zeros, which no key makes, but some JDKs take for one of every key (CVE-2022-21449). */
    private static final byte[] ZEROS = HexFormat.of().parseHex("3006020100020100");

    private final KeyKind kind;
    private final byte[] encoded;
    private final PublicKey key;

    private VerifyingKey(KeyKind kind, byte[] encoded, PublicKey key) {
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
                    from + " holds a private key, which has no business here; the public one is wanted:"
                            + " openssl pkey -in KEY.pem -pubout -out KEY.pub.pem");
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
    static VerifyingKey decode(byte[] encoded) throws AttestException {
        KeyKind kind = kind(encoded);
        try {
            PublicKey key = KeyFactory.getInstance(kind.keys()).generatePublic(new X509EncodedKeySpec(encoded));
            return new VerifyingKey(kind, encoded.clone(), key);
        } catch (InvalidKeySpecException e) {
            throw new AttestException("it is not a point of its curve", e);
        } catch (GeneralSecurityException e) {
            throw new AttestException("this JDK cannot read it: " + e.getMessage(), e);
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
        return Sha256.of(encoded);
    }

    /** The key in PEM, as {@code openssl} reads it. */
    public String pem() {
        return Pem.print(LABEL, encoded);
    }

    /** Whether this is this key's signature of this message; anything that is no signature is none. */
    boolean verifies(byte[] message, byte[] signature) throws AttestException {
        if (kind == KeyKind.P256 && verifyAsTheJdkDoes(message, ZEROS)) {
            throw new AttestException(
                    "this JDK takes a forged signature for a good one (CVE-2022-21449);" + " use JDK 17.0.3 or newer");
        }
        return verify(message, signature);
    }

    private boolean verify(byte[] message, byte[] signature) throws AttestException {
        if (!kind.wellFormed(signature)) {
            return false;
        }
        return verifyAsTheJdkDoes(message, signature);
    }

    /** JDKs pass over bytes behind a signature, and some take more than that. */
    private boolean verifyAsTheJdkDoes(byte[] message, byte[] signature) throws AttestException {
        try {
            Signature verifier = kind.signature();
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new AttestException("this JDK cannot verify signatures by " + kind + ": " + e.getMessage(), e);
        }
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
