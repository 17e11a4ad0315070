package dev.freestand.cli.attest.keyless;

import dev.freestand.attest.AttestException;
import dev.freestand.verifier.file.FileNames;
import dev.sigstore.SigningConfigProvider;
import dev.sigstore.TrustedRootProvider;
import dev.sigstore.tuf.SigstoreTufClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which services sign, and whom to believe of them: the public ones, or those of a folder. */
final class SigstoreInstance {

    /** Names a folder with the two files; without it the public instance is used, which is asked for them. */
    static final String VARIABLE = "FREESTAND_SIGSTORE";

    static final String TRUSTED_ROOT = "trusted_root.json";
    static final String SIGNING_CONFIG = "signing_config.json";

    private final @Nullable Path folder;

    private SigstoreInstance(@Nullable Path folder) {
        this.folder = folder;
    }

    static SigstoreInstance of(Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        return new SigstoreInstance(named.isEmpty() ? null : Path.of(named));
    }

    TrustedRootProvider trustedRoot() throws AttestException {
        return folder == null
                ? TrustedRootProvider.from(SigstoreTufClient.builder().usePublicGoodInstance())
                : TrustedRootProvider.from(file(folder, TRUSTED_ROOT));
    }

    SigningConfigProvider signingConfig() throws AttestException {
        return folder == null
                ? SigningConfigProvider.from(SigstoreTufClient.builder().usePublicGoodInstance())
                : SigningConfigProvider.from(file(folder, SIGNING_CONFIG));
    }

    private static Path file(Path folder, String name) throws AttestException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new AttestException(VARIABLE + " names " + FileNames.shown(folder) + ", where there is no " + name);
        }
        return file;
    }
}
