package dev.freestand.cli.ship;

import dev.freestand.attest.AttestException;
import dev.freestand.cli.attest.KeyFiles;
import dev.freestand.cli.attest.Keyless;
import dev.freestand.cli.attest.SigningKey;
import dev.freestand.cli.attest.keyless.AmbientIdentity;
import dev.freestand.cli.attest.keyless.SigstoreKeyless;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.analysis.ExitCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who signs a shipment.
 *
 * @param key a local key; null without
 * @param keyless an identity; null without
 */
public record Signers(@Nullable SigningKey key, @Nullable Keyless keyless) {

    /**
     * Those that are requested and available.
     *
     * @throws PipelineException if the key cannot be used, or there is no identity where one is asked for
     */
    public static Signers of(SigningChoice choice, Map<String, String> environment) throws PipelineException {
        try {
            return new Signers(key(choice, environment), keyless(choice, environment));
        } catch (AttestException e) {
            throw new PipelineException(ExitCode.USAGE, "nothing is shipped: " + e.getMessage(), e);
        }
    }

    private static @Nullable SigningKey key(SigningChoice choice, Map<String, String> environment)
            throws AttestException {
        if (choice.key() != null) {
            return KeyFiles.signing(choice.key());
        }
        String text = environment.get(SigningChoice.KEY_VARIABLE);
        // A secret that is not there for this job is passed on as an empty variable by most CI services.
        return text == null || text.isBlank() ? null : SigningKey.parse(text, SigningChoice.KEY_VARIABLE);
    }

    private static @Nullable Keyless keyless(SigningChoice choice, Map<String, String> environment)
            throws AttestException {
        boolean present = AmbientIdentity.present(environment);
        return switch (choice.keyless()) {
            case OFF -> null;
            case AUTO -> present ? new SigstoreKeyless(environment) : null;
            case ON -> {
                if (!present) {
                    throw AmbientIdentity.missing();
                }
                yield new SigstoreKeyless(environment);
            }
        };
    }
}
