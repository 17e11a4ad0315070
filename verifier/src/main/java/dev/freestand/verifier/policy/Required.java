package dev.freestand.verifier.policy;

import org.jspecify.annotations.Nullable;

/** Fields that must be there. */
final class Required {

    private Required() {}

    static <T> T of(@Nullable T value, String key) {
        if (value == null) {
            throw new IllegalArgumentException("the key '" + key + "' is missing");
        }
        return value;
    }
}
