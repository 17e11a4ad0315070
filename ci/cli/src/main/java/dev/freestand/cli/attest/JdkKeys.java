package dev.freestand.cli.attest;

import dev.freestand.attest.KeyKind;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;

/** How the JDK makes keys and signs. */
final class JdkKeys {

    private JdkKeys() {}

    /** The JDK's name for such keys. */
    static String algorithm(KeyKind kind) {
        return kind == KeyKind.ED25519 ? "Ed25519" : "EC";
    }

    /** A new key, of the platform's randomness. */
    static KeyPair generate(KeyKind kind) throws GeneralSecurityException {
        AlgorithmParameterSpec parameters =
                kind == KeyKind.ED25519 ? NamedParameterSpec.ED25519 : new ECGenParameterSpec("secp256r1");
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm(kind));
        generator.initialize(parameters);
        return generator.generateKeyPair();
    }

    static Signature signature(KeyKind kind) throws NoSuchAlgorithmException {
        return Signature.getInstance(kind == KeyKind.ED25519 ? "Ed25519" : "SHA256withECDSA");
    }
}
