package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.ProcessResult;
import dev.sigstore.fulcio.v2.CreateSigningCertificateRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing with an identity, by the real sigstore-java against services on this machine. */
class KeylessIT {

    @TempDir
    private static Path proved;

    @TempDir
    private Path folder;

    private SampleProject project;
    private LocalSigstore sigstore;

    @BeforeAll
    static void prove() throws IOException {
        new SampleProject(proved)
                .configure("musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet", "")
                .after("verify");
    }

    @BeforeEach
    void start() throws Exception {
        Path root = folder.resolve("project");
        Path services = Files.createDirectory(folder.resolve("sigstore"));
        sigstore = new LocalSigstore(services, false);
        new SampleProject(proved).compile("cp", "-r", proved.toString(), root.toString());
        project = sigstore.in(new SampleProject(root));
    }

    @AfterEach
    void stop() {
        sigstore.close();
    }

    private static void expect(ProcessResult result, int exit, String... words) {
        SampleProject.expect(result, exit, words);
        assertThat(result.out() + result.err())
                .doesNotContain(LocalSigstore.BEARER)
                .doesNotContain(LocalSigstore.token());
    }

    private void refused(int exit, String... words) throws IOException {
        refused(project.inside("ship"), exit, words);
    }

    private void refused(ProcessResult result, int exit, String... words) throws IOException {
        expect(result, exit, words);
        assertThat(project.path("target/ship")).doesNotExist();
        try (var left = Files.list(project.path("target"))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith(".ship-new") || name.startsWith(".ship-old"));
        }
    }

    private ProcessResult verify(String identity, String issuer) throws IOException {
        return project.inside(verification(identity, issuer));
    }

    private String[] verification(String identity, String issuer) {
        return new String[] {
            "verify-shipment",
            "--certificate-identity",
            identity,
            "--certificate-oidc-issuer",
            issuer,
            "--trusted-root",
            folder.resolve("sigstore/trusted_root.json").toString(),
            file("target/ship")
        };
    }

    private String file(String name) {
        return project.path(name).toString();
    }

    @Test
    void theJobsIdentitySignsAndIsVerifiedWithoutTheNetwork() throws Exception {
        // Here as processes, with what the launcher lets them find of sigstore.
        expect(project.freestand("ship"), 0, "signed by the identity of this job");
        assertThat(sigstore.tokenRequests)
                .containsExactly("Bearer " + LocalSigstore.BEARER + " api-version=2.0&audience=sigstore");
        assertThat(sigstore.certificateRequests).hasSize(1);
        CreateSigningCertificateRequest request = sigstore.certificateRequests.get(0);
        assertThat(request.getCredentials().getOidcIdentityToken()).isEqualTo(LocalSigstore.token());
        Signature possession = Signature.getInstance("SHA256withECDSA");
        possession.initVerify(LocalSigstore.publicKey(request));
        possession.update(LocalSigstore.SUBJECT.getBytes(StandardCharsets.UTF_8));
        assertThat(possession.verify(
                        request.getPublicKeyRequest().getProofOfPossession().toByteArray()))
                .isTrue();
        byte[] sums = Files.readAllBytes(project.path("target/ship/SHA256SUMS"));
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sums));
        assertThat(sigstore.logRequests)
                .singleElement()
                .asString()
                .contains(digest)
                .doesNotContain("greet");

        sigstore.close();
        expect(
                project.freestand(verification(LocalSigstore.SUBJECT, LocalSigstore.ISSUER)),
                0,
                "is signed by " + LocalSigstore.SUBJECT,
                "PASS");
        expect(
                verify("https://example.org/somebody", LocalSigstore.ISSUER),
                1,
                "is not signed by https://example.org/s");
        expect(verify(LocalSigstore.SUBJECT, "https://example.org"), 1, "is not signed by ");
        expect(project.inside("verify-shipment", file("target/ship")), 3, "give --certificate-identity");

        Path bundle = project.path("target/ship/SHA256SUMS.sigstore.json");
        String good = Files.readString(bundle);
        for (String bad : new String[] {"null", good.replace("\"signature\": \"ME", "\"signature\": \"MF")}) {
            assertThat(bad).isNotEqualTo(good);
            Files.writeString(bundle, bad);
            expect(verify(LocalSigstore.SUBJECT, LocalSigstore.ISSUER), 1);
        }
        Files.writeString(bundle, good);
        Files.writeString(project.path("target/ship/SHA256SUMS"), "0".repeat(64) + "  extra\n");
        expect(verify(LocalSigstore.SUBJECT, LocalSigstore.ISSUER), 1, "a bundle is not signed by");
        Files.delete(bundle);
        expect(verify(LocalSigstore.SUBJECT, LocalSigstore.ISSUER), 1, "SHA256SUMS.sigstore.json is missing");
    }

    @Test
    void theStatementIsSignedWhereTheLogTakesIt() throws Exception {
        sigstore.close();
        sigstore = new LocalSigstore(folder.resolve("sigstore"), true);
        sigstore.in(project);
        expect(project.inside("ship"), 0, "signed by the identity of this job");
        assertThat(sigstore.tokenRequests).hasSize(1);
        assertThat(sigstore.certificateRequests).hasSize(1);
        assertThat(sigstore.logRequests).hasSize(2);
        Path bundle = project.path("target/ship/statement.sigstore.json");
        assertThat(bundle).content().contains("\"dsseEnvelope\"");
        sigstore.close();
        expect(
                verify(LocalSigstore.SUBJECT, LocalSigstore.ISSUER),
                0,
                "every file, is signed by " + LocalSigstore.SUBJECT,
                "the statement is signed by " + LocalSigstore.SUBJECT,
                "ship: PASS");

        project.compile("cp", "target/ship/SHA256SUMS.sigstore.json", bundle.toString());
        expect(verify(LocalSigstore.SUBJECT, LocalSigstore.ISSUER), 1, "a bundle is not signed by");
    }

    @Test
    void aSignatureFromBehindTheCertificatesTimeIsRefused() throws IOException {
        sigstore.clock = Duration.ofHours(1);
        expect(project.inside("ship"), 0, "signed by the identity of this job");
        expect(verify(LocalSigstore.SUBJECT, LocalSigstore.ISSUER), 1, "is not signed by ", "NotAfter");
        Path bundle = project.path("target/ship/SHA256SUMS.sigstore.json");
        Files.writeString(
                bundle,
                Files.readString(bundle)
                        .replaceFirst("\"signedEntryTimestamp\": \"[^\"]*\"", "\"signedEntryTimestamp\": \"\""));
        expect(verify(LocalSigstore.SUBJECT, LocalSigstore.ISSUER), 1, "a bundle");
    }

    @Test
    void aTokenInTheEnvironmentIsUsedAndAKeySignsBesides() throws IOException {
        project.with("ACTIONS_ID_TOKEN_REQUEST_URL", "").with("SIGSTORE_ID_TOKEN", LocalSigstore.token());
        expect(project.inside("keygen", "-o", file("release")), 0, "release.pem (secret)");
        expect(
                project.inside("ship", "--keyless", "on", "--key", file("release.pem")),
                0,
                "signed by key ",
                " and by the identity of this job");
        assertThat(sigstore.tokenRequests).isEmpty();
        assertThat(sigstore.certificateRequests).hasSize(1);
        expect(verify(LocalSigstore.SUBJECT, LocalSigstore.ISSUER), 0, "not checked without --key", "ship: PASS");
        expect(
                project.inside("verify-shipment", "--key", file("release.pub.pem"), file("target/ship")),
                0,
                "not checked without --certificate-identity",
                "ship: PASS");
    }

    @Test
    void withoutAnIdentityOrPermissionNothingIsRequested() throws IOException {
        expect(project.inside("ship", "--keyless", "off"), 0, "not signed");
        project.with("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "");
        expect(project.inside("ship"), 0, "not signed");
        expect(project.inside("ship", "--keyless", "on"), 2, "nothing is shipped: there is no identity", "id-token");
        assertThat(project.path("target/ship")).doesNotExist();
        assertThat(sigstore.tokenRequests).isEmpty();
        assertThat(sigstore.certificateRequests).isEmpty();
    }

    @Test
    void aRefusalShipsNothingAndPrintsNoToken() throws Exception {
        sigstore.tokensRefused = true;
        refused(3, "nothing is shipped: signing with an identity failed");
        sigstore.tokensRefused = false;
        sigstore.entriesRefused = true;
        refused(3, "nothing is shipped: signing with an identity failed");
        sigstore.certificatesRefused = true;
        // As a process, whose libraries may print as well.
        refused(
                project.freestand("ship"),
                3,
                "nothing is shipped: signing with an identity failed",
                "PERMISSION_DENIED: the token ",
                " is not good");
        sigstore.withoutAuthority();
        refused(3, "nothing is shipped: signing with an identity failed", "UNAVAILABLE");
    }

    @Test
    void anInstanceThatIsNotThereIsNamed() throws IOException {
        project.with("FREESTAND_SIGSTORE", folder.resolve("nowhere").toString());
        refused(3, "FREESTAND_SIGSTORE names ", "where there is no signing_config.json");
        Files.writeString(folder.resolve("sigstore/trusted_root.json"), "{");
        project.with("FREESTAND_SIGSTORE", folder.resolve("sigstore").toString());
        refused(3, "nothing is shipped: signing with an identity failed");
        project.with("ACTIONS_ID_TOKEN_REQUEST_URL", "");
        expect(project.inside("ship"), 0, "not signed");
        expect(verify(LocalSigstore.SUBJECT, LocalSigstore.ISSUER), 2, "cannot be used as a trusted root");
    }
}
