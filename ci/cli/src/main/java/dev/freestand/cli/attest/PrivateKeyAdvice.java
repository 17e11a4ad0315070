package dev.freestand.cli.attest;

import dev.freestand.attest.VerifyingKey;
import java.util.List;

/** What to say to a text that is not one plain private key: what it is instead, and how it is made into one. */
final class PrivateKeyAdvice {

    private PrivateKeyAdvice() {}

    /** Advice for a text with blocks of these labels. */
    static String of(List<String> labels) {
        if (labels.contains("ENCRYPTED PRIVATE KEY")) {
            return "it is encrypted, and Freestand does not ask for passphrases; openssl pkey -in KEY.pem -out"
                    + " PLAIN.pem decrypts it";
        }
        if (labels.contains("EC PRIVATE KEY")) {
            return "it is in the older form SEC1;"
                    + " openssl pkcs8 -topk8 -nocrypt -in KEY.pem -out PKCS8.pem makes it PKCS#8";
        }
        if (labels.contains("RSA PRIVATE KEY") || labels.contains("DSA PRIVATE KEY")) {
            return "it is an " + labels.get(0).substring(0, 3)
                    + " key; keys here are Ed25519 or ECDSA on P-256, as freestand keygen makes them";
        }
        if (labels.contains("OPENSSH PRIVATE KEY")) {
            return "it is a key for SSH; freestand keygen makes one for signing";
        }
        if (labels.contains(VerifyingKey.LABEL)) {
            return "it is a public key, which cannot sign; expected the private key";
        }
        if (labels.size() > 1) {
            return "it holds " + labels.size() + " blocks, expected one private key";
        }
        return "it is not a private key in PEM (PKCS#8), which begins with -----BEGIN PRIVATE KEY-----;"
                + " freestand keygen makes one";
    }
}
