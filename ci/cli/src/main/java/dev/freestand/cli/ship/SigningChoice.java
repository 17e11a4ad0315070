package dev.freestand.cli.ship;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the shipment is to be signed.
 *
 * @param key file with a private key; null for the one in {@value #KEY_VARIABLE}, and for none where that is not set
 * @param keyless whether to sign with an identity
 */
public record SigningChoice(@Nullable Path key, KeylessMode keyless) {

    /** The environment variable that can hold a private key: the text itself, in PEM. */
    public static final String KEY_VARIABLE = "FREESTAND_SIGNING_KEY";

    public SigningChoice {
        Objects.requireNonNull(keyless);
    }
}
