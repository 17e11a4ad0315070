package dev.freestand.containers.engine;

import dev.freestand.containers.environment.Environment;
import dev.freestand.verifier.proof.EnvironmentKind;
import java.util.List;

/**
 * Which engine runs which environment: trees where the user wants them, kernels where they can be booted.
 *
 * @param trees runs environments that are trees
 * @param kernels runs environments that are kernels
 */
public record Engines(Engine trees, Engine kernels) implements AutoCloseable {

    /** The engine for an environment. */
    public Engine of(Environment environment) {
        return environment.kind() == EnvironmentKind.KERNEL ? kernels : trees;
    }

    /** Both. */
    public List<Engine> all() {
        return List.of(trees, kernels);
    }

    @Override
    public void close() {
        try {
            trees.close();
        } finally {
            kernels.close();
        }
    }
}
