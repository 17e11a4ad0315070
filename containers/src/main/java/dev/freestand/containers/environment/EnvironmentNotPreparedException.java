package dev.freestand.containers.environment;

/** An environment's tree is not in the cache, or what is there cannot be trusted. */
public final class EnvironmentNotPreparedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    EnvironmentNotPreparedException(Environment environment, String reason) {
        this(environment.name(), reason + "; " + wayOut(environment));
    }

    private EnvironmentNotPreparedException(String environment, String reason) {
        super("environment " + environment + " is not prepared: " + reason);
        this.reason = "the environment is not prepared: " + reason;
    }

    /** With a reason that names the way out itself. */
    static EnvironmentNotPreparedException of(Environment environment, String reason) {
        return new EnvironmentNotPreparedException(environment.name(), reason);
    }

    /** The message without the environment's name: the same for all that are missing alike, so that it can be said once. */
    public String reason() {
        return reason;
    }

    private static String wayOut(Environment environment) {
        EnvironmentOverrides special = environment.special();
        if (special != null) {
            return special.kernel() == null ? "run ci/setup" : "run ci/setup --kernels";
        }
        if (environment.recipe() != null) {
            return "run ci/setup";
        }
        return environment.image() != null
                ? "it has no recipe and comes from the image " + environment.image()
                : "it has no recipe and comes from the folder " + environment.tree();
    }
}
