package dev.freestand.containers.environment;

/** An environment's tree is not in the cache, or what is there cannot be trusted. */
public final class EnvironmentNotPreparedException extends Exception {

    private static final long serialVersionUID = 1L;

    EnvironmentNotPreparedException(String environment, String reason) {
        super("environment " + environment + " is not prepared: " + reason + "; run ci/setup");
    }
}
