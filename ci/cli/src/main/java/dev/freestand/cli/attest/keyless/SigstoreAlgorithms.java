package dev.freestand.cli.attest.keyless;

import java.security.Provider;
import java.security.Security;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The provider of algorithms that sigstore's library asks for by its name. Testcontainers registers a part of Bouncy Castle under the
 * same name once it has looked for Docker, without elliptic curves, and the library takes what it finds there: in a process that runs
 * cells and signs, as Maven is one, it would find no algorithm.
 */
final class SigstoreAlgorithms {

    private SigstoreAlgorithms() {}

    /** Makes the whole provider the one of that name. Testcontainers finds in it what it had in its own. */
    static synchronized void provide() {
        Provider present = Security.getProvider(BouncyCastleProvider.PROVIDER_NAME);
        if (!(present instanceof BouncyCastleProvider)) {
            Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
            Security.addProvider(new BouncyCastleProvider());
        }
    }
}
