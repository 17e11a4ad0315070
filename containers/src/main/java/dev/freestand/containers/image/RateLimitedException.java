package dev.freestand.containers.image;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The registry serves this user or address no more for a while (HTTP 429). */
public final class RateLimitedException extends ImageException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    RateLimitedException(String registry, @Nullable Duration retryAfter) {
        super("registry " + registry + " limits how much it serves (HTTP 429): "
                + (retryAfter == null ? "try again later" : "try again in " + retryAfter.toSeconds() + " s")
                + ", log in (docker login " + registry + "), or name a mirror in FREESTAND_IMAGE_PREFIX");
        this.retryAfter = retryAfter;
    }

    /** How long the registry asks to wait; null where it does not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
