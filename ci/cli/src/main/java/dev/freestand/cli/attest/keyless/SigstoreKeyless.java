package dev.freestand.cli.attest.keyless;

import dev.freestand.attest.AttestException;
import dev.freestand.attest.Statement;
import dev.freestand.cli.attest.Keyless;
import dev.freestand.verifier.file.Sha256;
import dev.sigstore.AlgorithmRegistry;
import dev.sigstore.KeylessSigner;
import dev.sigstore.SigningConfigProvider;
import dev.sigstore.oidc.client.GithubActionsOidcClient;
import dev.sigstore.oidc.client.OidcClient;
import dev.sigstore.oidc.client.OidcClients;
import dev.sigstore.oidc.client.OidcException;
import dev.sigstore.oidc.client.OidcToken;
import dev.sigstore.oidc.client.TokenStringOidcClient;
import dev.sigstore.trustroot.Service;
import dev.sigstore.trustroot.SigstoreSigningConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs with the identity of a CI job: its token is given to a certificate authority (Fulcio) for a certificate of minutes,
 * which signs once and is entered in a public log (Rekor). Nothing is asked of the network before the first signature.
 */
public final class SigstoreKeyless implements Keyless {

    /** The log's interface that takes statements; older ones take digests of files only. */
    private static final int LOG_OF_STATEMENTS = 2;

    private static final int LOG_OF_FILES = 1;

    private final Map<String, String> environment;
    private final SigstoreInstance instance;
    private @Nullable KeylessSigner signer;
    private boolean takesStatements;

    /**
     * Signs as this environment says.
     *
     * @param environment where token and instance come from
     */
    public SigstoreKeyless(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.instance = SigstoreInstance.of(environment);
    }

    @Override
    public Optional<String> attest(Statement statement) throws AttestException {
        try {
            KeylessSigner ready = signer();
            return takesStatements
                    ? Optional.of(ready.attest(new String(statement.bytes(), StandardCharsets.UTF_8))
                            .toJson())
                    : Optional.empty();
        } catch (AttestException e) {
            throw e;
        } catch (Exception e) {
            throw failure(e);
        }
    }

    @Override
    public String sign(byte[] content) throws AttestException {
        try {
            return signer().sign(Sha256.bytes(content)).toJson();
        } catch (AttestException e) {
            throw e;
        } catch (Exception e) {
            throw failure(e);
        }
    }

    private KeylessSigner signer() throws Exception {
        if (signer == null) {
            SigstoreAlgorithms.provide();
            SigstoreSigningConfig config = instance.signingConfig().get();
            SigningConfigProvider settled = () -> config;
            takesStatements = Service.select(config.getTLogs(), List.of(LOG_OF_FILES, LOG_OF_STATEMENTS))
                    .filter(log -> log.getApiVersion() == LOG_OF_STATEMENTS)
                    .isPresent();
            signer = KeylessSigner.builder()
                    .trustedRootProvider(instance.trustedRoot())
                    .signingConfigProvider(settled)
                    .enableRekorV2(true)
                    .signingAlgorithm(AlgorithmRegistry.SigningAlgorithm.PKIX_ECDSA_P256_SHA_256)
                    .forceCredentialProviders(OidcClients.of(identity()))
                    .build();
        }
        return signer;
    }

    /** Asks for a token as this environment says, and not as that of the process does. */
    private OidcClient identity() {
        String token = environment.getOrDefault(AmbientIdentity.TOKEN, "");
        OidcClient client =
                token.isEmpty() ? GithubActionsOidcClient.builder().build() : TokenStringOidcClient.from(token);
        return new OidcClient() {
            @Override
            public boolean isEnabled(Map<String, String> ofTheProcess) {
                return client.isEnabled(environment);
            }

            @Override
            public OidcToken getIDToken(Map<String, String> ofTheProcess) throws OidcException {
                return client.getIDToken(environment);
            }
        };
    }

    private AttestException failure(Exception e) {
        return SigstoreFault.of("signing with an identity failed", e, environment);
    }
}
