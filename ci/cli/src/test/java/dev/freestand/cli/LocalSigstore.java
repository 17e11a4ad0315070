package dev.freestand.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sigstore.fulcio.v2.CAGrpc;
import dev.sigstore.fulcio.v2.CertificateChain;
import dev.sigstore.fulcio.v2.CreateSigningCertificateRequest;
import dev.sigstore.fulcio.v2.SigningCertificate;
import dev.sigstore.fulcio.v2.SigningCertificateEmbeddedSCT;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;

/**
 * The services of sigstore on this machine, as far as signing files asks for them: where GitHub Actions gives tokens, a
 * certificate authority (Fulcio's gRPC), the log of certificates that it answers for (RFC 6962), a log of signatures, and
 * an authority for time (RFC 3161). Each records its requests, and can be set to refuse them.
 */
final class LocalSigstore implements AutoCloseable {

    static final String ISSUER = "https://token.actions.example.org";
    static final String SUBJECT = "https://example.org/owner/repository/.github/workflows/release.yml@refs/tags/v1";
    static final String BEARER = "secret-of-this-job";

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";
    private static final String PASSWORD = "changeit";

    private static final X500Name AUTHORITY = new X500Name("O=example.org,CN=authority");

    final List<String> tokenRequests = new CopyOnWriteArrayList<>();
    final List<CreateSigningCertificateRequest> certificateRequests = new CopyOnWriteArrayList<>();
    final List<String> logRequests = new CopyOnWriteArrayList<>();
    volatile boolean tokensRefused;
    volatile boolean certificatesRefused;
    volatile boolean entriesRefused;

    /** How far the log of signatures is ahead of the time. */
    volatile Duration clock = Duration.ZERO;

    private final KeyPair authorityKey = key();
    private final KeyPair certificateLogKey = key();
    private final KeyPair logKey = key();
    private final KeyPair timeKey = key();
    private final LocalLog log = new LocalLog(logKey);
    private final X509CertificateHolder authority;
    private final X509CertificateHolder timeAuthority;
    private final HttpServer web;
    private final Server fulcio;
    private final Path folder;

    /**
     * Starts them.
     *
     * @param folder where trusted root and signing configuration go
     * @param statements whether the log has the interface that takes statements
     */
    LocalSigstore(Path folder, boolean statements) throws Exception {
        this.folder = folder;
        X509v3CertificateBuilder root = certificate(AUTHORITY, authorityKey.getPublic(), Duration.ofDays(1));
        root.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        root.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
        authority = signed(root, authorityKey);

        X509v3CertificateBuilder time =
                certificate(new X500Name("O=example.org,CN=time"), timeKey.getPublic(), Duration.ofDays(1));
        time.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        timeAuthority = signed(time, authorityKey);

        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/token", this::token);
        web.createContext("/api/v1/log/entries", this::entry);
        web.createContext("/api/v2/log/entries", this::entry);
        web.createContext("/time", this::timestamp);
        web.start();
        fulcio = fulcio();
        configuration(statements ? 2 : 1);
    }

    private static KeyPair key() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    /** A token as a service makes it, but for its signature, which only the authority would look at. */
    static String token() {
        return base64Url("{\"alg\":\"RS256\",\"typ\":\"JWT\"}")
                + "." + base64Url("{\"iss\":\"" + ISSUER + "\",\"sub\":\"" + SUBJECT + "\",\"aud\":\"sigstore\"}")
                + "." + base64Url("signature");
    }

    private static String base64Url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What a job of GitHub Actions finds in its environment, and where these services are; whom to trust there, also for
     * commands in this process until this is closed.
     */
    SampleProject in(SampleProject project) throws GeneralSecurityException {
        String trusted = folder.resolve("trust.p12").toString();
        // Before it can be made with that: it is made once.
        SSLContext.getDefault();
        System.setProperty(TRUST_STORE, trusted);
        System.setProperty(TRUST_STORE_PASSWORD, PASSWORD);
        return project.with("GITHUB_ACTIONS", "true")
                .with("ACTIONS_ID_TOKEN_REQUEST_TOKEN", BEARER)
                .with("ACTIONS_ID_TOKEN_REQUEST_URL", url("/token?api-version=2.0"))
                .with("FREESTAND_SIGSTORE", folder.toString())
                .with(
                        "FREESTAND_JAVA_OPTIONS",
                        "-D" + TRUST_STORE + "=" + trusted + " -D" + TRUST_STORE_PASSWORD + "=" + PASSWORD);
    }

    private String url(String path) {
        return "http://localhost:" + web.getAddress().getPort() + path;
    }

    private void token(HttpExchange exchange) throws IOException {
        tokenRequests.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                + exchange.getRequestURI().getQuery());
        answer(exchange, tokensRefused ? 403 : 200, tokensRefused ? "no" : "{\"value\":\"" + token() + "\"}");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Location", "/api/v1/log/entries/1");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    private Server fulcio() throws Exception {
        KeyPair tls = key();
        X509v3CertificateBuilder builder =
                certificate(new X500Name("CN=localhost"), tls.getPublic(), Duration.ofDays(1));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(signed(builder, authorityKey));
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("local", new JcaX509CertificateConverter().getCertificate(authority));
        try (OutputStream out = Files.newOutputStream(folder.resolve("trust.p12"))) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sslContext(GrpcSslContexts.configure(SslContextBuilder.forServer(tls.getPrivate(), certificate))
                        .build())
                .addService(new Authority())
                .build()
                .start();
    }

    private final class Authority extends CAGrpc.CAImplBase {

        @Override
        public void createSigningCertificate(
                CreateSigningCertificateRequest request, StreamObserver<SigningCertificate> answer) {
            certificateRequests.add(request);
            if (certificatesRefused) {
                answer.onError(Status.PERMISSION_DENIED
                        .withDescription(
                                "the token " + request.getCredentials().getOidcIdentityToken() + " is not good")
                        .asRuntimeException());
                return;
            }
            try {
                X509CertificateHolder leaf = leaf(publicKey(request));
                answer.onNext(SigningCertificate.newBuilder()
                        .setSignedCertificateEmbeddedSct(SigningCertificateEmbeddedSCT.newBuilder()
                                .setChain(CertificateChain.newBuilder()
                                        .addCertificates(pem(leaf))
                                        .addCertificates(pem(authority))))
                        .build());
                answer.onCompleted();
            } catch (Exception e) {
                answer.onError(Status.INTERNAL.withDescription(e.toString()).asRuntimeException());
            }
        }
    }

    /** The key that a certificate is asked for; its owner signs the token's subject to show that it is theirs. */
    static PublicKey publicKey(CreateSigningCertificateRequest request) throws GeneralSecurityException {
        String pem = request.getPublicKeyRequest().getPublicKey().getContent();
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
    }

    private static String pem(X509CertificateHolder certificate) throws IOException {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private X509CertificateHolder leaf(PublicKey key) throws Exception {
        X509v3CertificateBuilder leaf = certificate(new X500Name(new RDN[0]), key, Duration.ofMinutes(10));
        leaf.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        leaf.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning));
        leaf.addExtension(
                Extension.subjectAlternativeName,
                true,
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, SUBJECT)));
        leaf.addExtension(
                new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.1.8"), false, new DERUTF8String(ISSUER).getEncoded());
        byte[] unlogged =
                signed(leaf, authorityKey).toASN1Structure().getTBSCertificate().getEncoded();
        leaf.addExtension(
                new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2"), false, new DEROctetString(timestamp(unlogged)));
        return signed(leaf, authorityKey);
    }

    /** A list of one timestamp for a certificate that is still without it (RFC 6962, sections 3.2 and 3.3). */
    private byte[] timestamp(byte[] certificate) throws Exception {
        long now = Instant.now().toEpochMilli();
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(signed);
        data.writeShort(0);
        data.writeLong(now);
        data.writeShort(1);
        data.write(sha256(authority.getSubjectPublicKeyInfo().getEncoded()));
        data.writeByte(certificate.length >> 16);
        data.writeShort(certificate.length);
        data.write(certificate);
        data.writeShort(0);
        byte[] signature = sign(signed.toByteArray(), certificateLogKey.getPrivate());
        ByteArrayOutputStream timestamp = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(timestamp);
        int length = 1 + 32 + 8 + 2 + 2 + 2 + signature.length;
        fields.writeShort(length + 2);
        fields.writeShort(length);
        fields.writeByte(0);
        fields.write(sha256(certificateLogKey.getPublic().getEncoded()));
        fields.writeLong(now);
        fields.writeShort(0);
        fields.writeByte(4);
        fields.writeByte(3);
        fields.writeShort(signature.length);
        fields.write(signature);
        return timestamp.toByteArray();
    }

    private static X509v3CertificateBuilder certificate(X500Name name, PublicKey key, Duration life) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                AUTHORITY,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minusSeconds(60)),
                Date.from(now.plus(life)),
                name,
                key);
    }

    private static X509CertificateHolder signed(X509v3CertificateBuilder certificate, KeyPair key)
            throws OperatorCreationException {
        return certificate.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()));
    }

    static byte[] sign(byte[] message, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }

    static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void entry(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        logRequests.add(new String(request, StandardCharsets.UTF_8));
        if (entriesRefused) {
            answer(exchange, 400, "{\"message\":\"no such entries\"}");
            return;
        }
        try {
            boolean second = exchange.getRequestURI().getPath().startsWith("/api/v2/");
            answer(
                    exchange,
                    201,
                    second
                            ? log.second(request)
                            : log.first(request, Instant.now().plus(clock)));
        } catch (GeneralSecurityException e) {
            answer(exchange, 500, e.toString());
        }
    }

    /** Says when it saw a digest (RFC 3161). */
    private void timestamp(HttpExchange exchange) throws IOException {
        try {
            TimeStampTokenGenerator generator = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .build("SHA256withECDSA", timeKey.getPrivate(), timeAuthority),
                    new JcaDigestCalculatorProviderBuilder()
                            .build()
                            .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                    new ASN1ObjectIdentifier("1.2.3.4.1"));
            generator.addCertificates(new CollectionStore<>(List.of(timeAuthority)));
            byte[] response = new TimeStampResponseGenerator(generator, Set.of(NISTObjectIdentifiers.id_sha256.getId()))
                    .generate(
                            new TimeStampRequest(exchange.getRequestBody().readAllBytes()), BigInteger.ONE, new Date())
                    .getEncoded();
            exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(200, response.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(response);
            }
        } catch (OperatorCreationException | TSPException e) {
            answer(exchange, 500, e.toString());
        }
    }

    private void configuration(int version) throws IOException, GeneralSecurityException {
        String start = "\"validFor\":{\"start\":\"2020-01-01T00:00:00Z\"}";
        Files.writeString(folder.resolve("trusted_root.json"), """
                {"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1",
                 "tlogs":[%s],"ctlogs":[%s],
                 "certificateAuthorities":[{"subject":{"organization":"example.org","commonName":"authority"},
                   "uri":"https://localhost","certChain":{"certificates":[{"rawBytes":"%s"}]},%s}],
                 "timestampAuthorities":[{"subject":{"organization":"example.org","commonName":"time"},
                   "uri":"https://localhost","certChain":{"certificates":[{"rawBytes":"%s"},{"rawBytes":"%s"}]},%s}]}
                """.formatted(
                        log(logKey, start),
                        log(certificateLogKey, start),
                        base64(authority.getEncoded()),
                        start,
                        base64(timeAuthority.getEncoded()),
                        base64(authority.getEncoded()),
                        start));
        Files.writeString(folder.resolve("signing_config.json"), """
                {"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json",
                 "caUrls":[{"url":"https://localhost:%d","majorApiVersion":1,%s}],
                 "rekorTlogUrls":[{"url":"%s","majorApiVersion":%d,%s}],
                 "tsaUrls":[{"url":"%s","majorApiVersion":1,%s}],
                 "rekorTlogConfig":{"selector":"ANY"},"tsaConfig":{"selector":"ANY"}}
                """.formatted(
                        fulcio.getPort(), start, url("/"), version, start, url("/time"), start));
    }

    private static String log(KeyPair key, String start) throws GeneralSecurityException {
        return """
                {"baseUrl":"http://localhost","hashAlgorithm":"SHA2_256",
                 "publicKey":{"rawBytes":"%s","keyDetails":"PKIX_ECDSA_P256_SHA_256",%s},"logId":{"keyId":"%s"}}
                """.formatted(
                        base64(key.getPublic().getEncoded()),
                        start,
                        base64(sha256(key.getPublic().getEncoded())));
    }

    /** Where the authority answers no more. */
    void withoutAuthority() throws InterruptedException {
        fulcio.shutdownNow().awaitTermination();
    }

    @Override
    public void close() {
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE_PASSWORD);
        fulcio.shutdownNow();
        web.stop(0);
    }
}
