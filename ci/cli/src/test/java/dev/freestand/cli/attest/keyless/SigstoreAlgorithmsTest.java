package dev.freestand.cli.attest.keyless;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyFactory;
import java.security.Provider;
import java.security.Security;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;

class SigstoreAlgorithmsTest {

    @Test
    void aProviderOfThatNameWithoutAlgorithmsIsReplaced() throws Exception {
        Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
        Security.addProvider(new Provider(BouncyCastleProvider.PROVIDER_NAME, "1.0", "a part") {});

        SigstoreAlgorithms.provide();
        Provider provided = Security.getProvider(BouncyCastleProvider.PROVIDER_NAME);
        assertThat(KeyFactory.getInstance("ECDSA", BouncyCastleProvider.PROVIDER_NAME))
                .isNotNull();

        SigstoreAlgorithms.provide();
        assertThat(Security.getProvider(BouncyCastleProvider.PROVIDER_NAME)).isSameAs(provided);
    }
}
