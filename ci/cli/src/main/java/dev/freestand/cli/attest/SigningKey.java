package dev.freestand.cli.attest;

import dev.freestand.attest.AttestException;
import dev.freestand.attest.Envelope;
import dev.freestand.attest.KeyKind;
import dev.freestand.attest.Pem;
import dev.freestand.attest.VerifyingKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * A private key, and the public one that belongs to it. The JDK signs; it has no way from a private key to its public one,
 * which is Bouncy Castle's part here. Nothing of the key is ever in a message.
 */
public final class SigningKey {

    private static final String LABEL = "PRIVATE KEY";

    private final KeyKind kind;
    private final PrivateKey key;
    private final VerifyingKey publicKey;

    private SigningKey(KeyKind kind, PrivateKey key, VerifyingKey publicKey) {
        this.kind = kind;
        this.key = key;
        this.publicKey = publicKey;
    }

    /**
     * Reads a key from PEM: PKCS#8, not encrypted.
     *
     * @param from where the text is from, for errors
     */
    public static SigningKey parse(String pem, String from) throws AttestException {
        List<String> labels = Pem.labels(pem);
        if (!labels.equals(List.of(LABEL))) {
            throw new AttestException(from + " cannot be used as a signing key: " + PrivateKeyAdvice.of(labels));
        }
        try {
            return decode(Pem.content(pem, LABEL));
        } catch (AttestException e) {
            // Without the cause, whose words may hold parts of what it could not read.
            throw new AttestException(from + " cannot be used as a signing key: " + e.getMessage());
        }
    }

    private static SigningKey decode(byte[] pkcs8) throws AttestException {
        AsymmetricKeyParameter parameters;
        try {
            parameters = PrivateKeyFactory.createKey(pkcs8);
        } catch (IOException | RuntimeException e) {
            throw new AttestException("its content is not a private key of a known type");
        }
        try {
            if (parameters instanceof Ed25519PrivateKeyParameters ed25519) {
                byte[] spki = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(ed25519.generatePublicKey())
                        .getEncoded();
                PrivateKey key = KeyFactory.getInstance(JdkKeys.algorithm(KeyKind.ED25519))
                        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, ed25519.getEncoded()));
                return new SigningKey(KeyKind.ED25519, key, VerifyingKey.decode(spki));
            }
            if (parameters instanceof ECPrivateKeyParameters ec
                    && ec.getParameters() instanceof ECNamedDomainParameters curve
                    && curve.getName().equals(SECObjectIdentifiers.secp256r1)) {
                byte[] spki = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                                new ECPublicKeyParameters(curve.getG().multiply(ec.getD()), curve))
                        .getEncoded();
                byte[] plain = PrivateKeyInfoFactory.createPrivateKeyInfo(ec).getEncoded();
                PrivateKey key = KeyFactory.getInstance(JdkKeys.algorithm(KeyKind.P256))
                        .generatePrivate(new PKCS8EncodedKeySpec(plain));
                return new SigningKey(KeyKind.P256, key, VerifyingKey.decode(spki));
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new AttestException("this JDK cannot read its content");
        }
        throw new AttestException(
                "it is neither an Ed25519 key nor one of ECDSA on P-256; freestand keygen makes either");
    }

    /** The public key, computed from this one. */
    public VerifyingKey publicKey() {
        return publicKey;
    }

    /**
     * Signs, and sees that the public key takes the signature: what does not verify is never written.
     *
     * @return 64 bytes by Ed25519, DER by ECDSA
     */
    public byte[] sign(byte[] message) throws AttestException {
        byte[] signed;
        try {
            Signature signature = JdkKeys.signature(kind);
            signature.initSign(key);
            signature.update(message);
            signed = signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AttestException("this JDK cannot sign by " + kind + ": " + e.getMessage(), e);
        }
        if (!publicKey.verifies(message, signed)) {
            throw new AttestException("a signature does not verify under the key's own public key; try another key");
        }
        return signed;
    }

    /** An envelope with a signature by this key. */
    public Envelope envelope(String payloadType, byte[] payload) throws AttestException {
        return Envelope.unsigned(payloadType, payload)
                .with(publicKey, sign(Envelope.signedBytes(payloadType, payload)));
    }

    @Override
    public String toString() {
        return kind + " key " + publicKey.id();
    }
}
