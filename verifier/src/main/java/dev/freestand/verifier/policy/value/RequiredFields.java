package dev.freestand.verifier.policy.value;

import org.jspecify.annotations.Nullable;

/** Fields that must be there. */
public final class RequiredFields {

    private RequiredFields() {}

    public static <T> T of(@Nullable T value, String key) {
        if (value == null) {
            throw new MissingKey(key);
        }
        return value;
    }

    /** A key that must be there and is not. */
    public static final class MissingKey extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final String key;

        MissingKey(String key) {
            super("the key '" + key + "' is missing");
            this.key = key;
        }

        public String key() {
            return key;
        }
    }
}
