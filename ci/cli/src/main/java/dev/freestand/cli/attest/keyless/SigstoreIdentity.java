package dev.freestand.cli.attest.keyless;

import dev.freestand.attest.AttestException;
import dev.freestand.attest.IdentityCheck;
import dev.sigstore.KeylessVerifier;
import dev.sigstore.TrustedRootProvider;
import dev.sigstore.VerificationOptions;
import dev.sigstore.VerificationOptions.CertificateMatcher;
import dev.sigstore.bundle.Bundle;
import dev.sigstore.bundle.BundleParseException;
import dev.sigstore.rekor.client.RekorEntry;
import dev.sigstore.strings.StringMatcher;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Map;

/** Checks bundles against an identity and its issuer, by a trusted root in a file: nothing is asked of the network. */
public final class SigstoreIdentity implements IdentityCheck {

    private final String subject;
    private final String issuer;
    private final KeylessVerifier verifier;

    /**
     * Such checks.
     *
     * @param subject the identity in the certificate, such as {@code https://github.com/OWNER/REPO/.github/workflows/...}
     * @param issuer who says so, such as {@code https://token.actions.githubusercontent.com}
     * @param trustedRoot the {@code trusted_root.json} of the instance
     * @throws AttestException if that file cannot be used
     */
    public SigstoreIdentity(String subject, String issuer, Path trustedRoot) throws AttestException {
        this.subject = subject;
        this.issuer = issuer;
        SigstoreAlgorithms.provide();
        try {
            this.verifier = KeylessVerifier.builder()
                    .trustedRootProvider(TrustedRootProvider.from(trustedRoot))
                    .build();
        } catch (Exception e) {
            throw SigstoreFault.of(trustedRoot + " cannot be used as a trusted root", e, Map.of());
        }
    }

    @Override
    public String identity() {
        return subject + " (" + issuer + ")";
    }

    @Override
    public void check(byte[] bundle, byte[] sha256) throws AttestException {
        Bundle parsed = parse(bundle);
        VerificationOptions options = VerificationOptions.builder()
                .addCertificateMatchers(CertificateMatcher.fulcio()
                        .subjectAlternativeName(StringMatcher.string(subject))
                        .issuer(StringMatcher.string(issuer))
                        .build())
                .build();
        try {
            verifier.verify(sha256, parsed, options);
            inTime(parsed);
        } catch (Exception e) {
            // The library answers what is malformed with exceptions of many kinds.
            throw SigstoreFault.of("a bundle is not signed by " + identity(), e, Map.of());
        }
    }

    /**
     * Certificates hold for minutes: a witness has to confirm the time of the signature. The library has looked at
     * timestamps; where there are none, it is the log's promise that counts, whose time the library passes over.
     */
    private static void inTime(Bundle bundle) throws AttestException, CertificateException {
        if (!bundle.getTimestamps().isEmpty()) {
            return;
        }
        RekorEntry entry = bundle.getEntries().get(0);
        String promise = entry.getVerification().getSignedEntryTimestamp();
        if (promise == null || promise.isEmpty()) {
            throw new AttestException("no trusted party states when it was signed");
        }
        X509Certificate leaf =
                (X509Certificate) bundle.getCertPath().getCertificates().get(0);
        leaf.checkValidity(Date.from(entry.getIntegratedTimeInstant()));
    }

    @Override
    public byte[] statement(byte[] bundle) throws AttestException {
        return parse(bundle)
                .getDsseEnvelope()
                .orElseThrow(() -> new AttestException("a bundle holds no statement"))
                .getPayload();
    }

    private static Bundle parse(byte[] bundle) throws AttestException {
        try {
            return Bundle.from(new StringReader(new String(bundle, StandardCharsets.UTF_8)));
        } catch (BundleParseException | RuntimeException e) {
            throw SigstoreFault.of("a bundle cannot be read", e, Map.of());
        }
    }
}
