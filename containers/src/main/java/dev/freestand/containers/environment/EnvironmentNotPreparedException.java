package dev.freestand.containers.environment;

/** An environment's tree is not in the cache, or what is there cannot be trusted. */
public final class EnvironmentNotPreparedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String wayOut;

    EnvironmentNotPreparedException(Environment environment, String problem) {
        this(environment.name(), problem, "; " + wayOut(environment));
    }

    private EnvironmentNotPreparedException(String environment, String problem, String wayOut) {
        super("environment " + environment + " is not prepared: " + problem + wayOut);
        this.problem = problem;
        this.wayOut = wayOut;
    }

    /** With a problem that names the way out itself. */
    static EnvironmentNotPreparedException of(Environment environment, String problem) {
        return new EnvironmentNotPreparedException(environment.name(), problem, "");
    }

    /** The message without the environment's name: the same for all that are missing alike, so that it can be said once. */
    public String reason() {
        return "the environment is not prepared: " + problem + wayOut;
    }

    /** What is wrong, without what to do about it. */
    public String problem() {
        return problem;
    }

    private static String wayOut(Environment environment) {
        EnvironmentOverrides special = environment.special();
        if (special != null && special.kernel() != null) {
            return "run freestand environments prepare 'kernel-*'";
        }
        if (special != null || environment.recipe() != null) {
            return "run freestand environments prepare";
        }
        return environment.image() != null
                ? "it has no recipe and comes from the image " + environment.image()
                : "it has no recipe and comes from the folder " + environment.tree();
    }
}
