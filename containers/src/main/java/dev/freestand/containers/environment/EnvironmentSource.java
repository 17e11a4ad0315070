package dev.freestand.containers.environment;

/** Where environments are found, ready to run a cell in. */
@FunctionalInterface
public interface EnvironmentSource {

    /**
     * An environment, ready.
     *
     * @throws EnvironmentNotPreparedException if it is not there, or what is there cannot be trusted; the message says
     *     what to do
     */
    PreparedEnvironment load(Environment environment) throws EnvironmentNotPreparedException;
}
