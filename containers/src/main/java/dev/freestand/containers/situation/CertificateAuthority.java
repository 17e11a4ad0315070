package dev.freestand.containers.situation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate authority (CA) that is made fresh, with keys that are never written down: X.509 certificates of RFC 5280, of
 * the curve P-256, valid from a day before now to a day behind it.
 */
final class CertificateAuthority {

    /** What a responder of {@code names.h} answers for, as certificates name it: many programs take no {@code *.local}. */
    private static final List<String> NAMES =
            List.of("*.freestand.test", "service.freestand.test", "*.local", "service.local", "service");

    private static final List<String> ADDRESSES = List.of("192.0.2.1", "2001:db8::1");

    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;
    private static final int SERIAL_BITS = 127;

    private static final byte[] ECDSA_SHA256 = Der.sequence(Der.identifier("1.2.840.10045.4.3.2"));

    private final byte[] subject;
    private final String subjectHash;
    private final KeyPair keys;
    private final byte[] certificate;

    private CertificateAuthority(byte[] subject, String subjectHash, KeyPair keys, byte[] certificate) {
        this.subject = subject;
        this.subjectHash = subjectHash;
        this.keys = keys;
        this.certificate = certificate;
    }

    /**
     * Makes one.
     *
     * @param name its common name: lower-case words, one space between them
     * @throws GeneralSecurityException if this Java has no such keys or signatures
     */
    static CertificateAuthority create(String name) throws GeneralSecurityException {
        KeyPair keys = newKeys();
        byte[] part = commonName(name);
        byte[] subject = Der.sequence(part);
        List<byte[]> extensions = List.of(
                extension("2.5.29.19", true, Der.sequence(Der.truth())),
                // keyCertSign and cRLSign.
                extension("2.5.29.15", true, Der.bits(1, (byte) 0x06)),
                extension("2.5.29.14", false, Der.value(Der.OCTET_STRING, keyIdentifier(keys.getPublic()))));
        byte[] certificate = sign(subject, subject, keys.getPublic(), extensions, keys.getPrivate());
        return new CertificateAuthority(subject, hash(part), keys, certificate);
    }

    /** Its own certificate as PEM (RFC 7468). */
    byte[] pem() {
        return ("-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
                        + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** How OpenSSL names its file in a folder of certificates: {@code openssl x509 -subject_hash}. */
    String subjectHash() {
        return subjectHash;
    }

    /**
     * A server's side of TLS, with a fresh key and a certificate of this authority for every name and address that a
     * situation answers with.
     *
     * @throws GeneralSecurityException if this Java has no such keys, signatures or TLS
     */
    SSLContext newService() throws GeneralSecurityException, IOException {
        KeyPair service = newKeys();
        List<byte[]> names = new ArrayList<>();
        for (String name : NAMES) {
            names.add(Der.value(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII)));
        }
        for (String address : ADDRESSES) {
            // No name is asked for: it is a number.
            names.add(Der.value(IP_ADDRESS, InetAddress.getByName(address).getAddress()));
        }
        List<byte[]> extensions = List.of(
                extension("2.5.29.19", true, Der.sequence()),
                // digitalSignature.
                extension("2.5.29.15", true, Der.bits(7, (byte) 0x80)),
                // serverAuth.
                extension("2.5.29.37", false, Der.sequence(Der.identifier("1.3.6.1.5.5.7.3.1"))),
                extension("2.5.29.17", false, Der.sequence(names.toArray(byte[][]::new))),
                extension("2.5.29.14", false, Der.value(Der.OCTET_STRING, keyIdentifier(service.getPublic()))),
                extension("2.5.29.35", false, Der.sequence(Der.value(0x80, keyIdentifier(keys.getPublic())))));
        byte[] signed = sign(
                subject,
                Der.sequence(commonName("service.freestand.test")),
                service.getPublic(),
                extensions,
                keys.getPrivate());
        char[] password = {};
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setKeyEntry("service", service.getPrivate(), password, new Certificate[] {parsed(signed)});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static Certificate parsed(byte[] certificate) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static byte[] sign(byte[] issuer, byte[] subject, PublicKey key, List<byte[]> extensions, PrivateKey signer)
            throws GeneralSecurityException {
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        byte[] content = Der.sequence(
                // Version 3.
                Der.value(0xa0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS - 1)),
                ECDSA_SHA256,
                issuer,
                Der.sequence(Der.time(now.minusDays(1)), Der.time(now.plusDays(1))),
                subject,
                key.getEncoded(),
                Der.value(0xa3, Der.sequence(extensions.toArray(byte[][]::new))));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer);
        signature.update(content);
        return Der.sequence(content, ECDSA_SHA256, Der.bits(0, signature.sign()));
    }

    private static byte[] extension(String identifier, boolean critical, byte[] value) {
        byte[] content = Der.value(Der.OCTET_STRING, value);
        return critical
                ? Der.sequence(Der.identifier(identifier), Der.truth(), content)
                : Der.sequence(Der.identifier(identifier), content);
    }

    private static byte[] commonName(String name) {
        return Der.value(Der.SET, Der.sequence(Der.identifier("2.5.4.3"), Der.text(name)));
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /** Some bytes that stand for a key (RFC 5280, 4.2.1.2, allows any). */
    private static byte[] keyIdentifier(PublicKey key) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-1").digest(key.getEncoded());
    }

    /** OpenSSL takes the parts of a name in lower case, without the sequence around them; ours is in lower case already. */
    private static String hash(byte[] part) throws GeneralSecurityException {
        int first = ByteBuffer.wrap(MessageDigest.getInstance("SHA-1").digest(part))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        return String.format("%08x", first);
    }
}
