package dev.freestand.containers.environment;

/** An environment's tree is not in the cache, or what is there cannot be trusted. */
public final class EnvironmentNotPreparedException extends Exception {

    private static final long serialVersionUID = 1L;

    EnvironmentNotPreparedException(Environment environment, String reason) {
        super("environment " + environment.name() + " is not prepared: " + reason + "; " + wayOut(environment));
    }

    private EnvironmentNotPreparedException(String message) {
        super(message);
    }

    /** With a reason that names the way out itself. */
    static EnvironmentNotPreparedException of(Environment environment, String reason) {
        return new EnvironmentNotPreparedException("environment " + environment.name() + " is not prepared: " + reason);
    }

    private static String wayOut(Environment environment) {
        Special special = environment.special();
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
