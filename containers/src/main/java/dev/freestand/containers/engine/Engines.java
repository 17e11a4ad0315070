package dev.freestand.containers.engine;

import dev.freestand.containers.environment.Environment;
import dev.freestand.verifier.proof.EnvironmentKind;
import java.util.List;

/**
 * Which engine runs which environment.
 *
 * @param trees runs environments that are trees
 * @param folders runs environments that are folders of the project's own, which a Docker daemon cannot run
 * @param kernels runs environments that are kernels, where they can be booted
 */
public record Engines(Engine trees, Engine folders, Engine kernels) implements AutoCloseable {

    /** The same engine for trees and folders. */
    public Engines(Engine trees, Engine kernels) {
        this(trees, trees, kernels);
    }

    /** The engine for an environment. */
    public Engine of(Environment environment) {
        if (environment.kind() == EnvironmentKind.KERNEL) {
            return kernels;
        }
        return environment.tree() == null ? trees : folders;
    }

    /** All engines, each of them once. */
    public List<Engine> all() {
        return trees == folders ? List.of(trees, kernels) : List.of(trees, folders, kernels);
    }

    @Override
    public void close() {
        try {
            trees.close();
        } finally {
            try {
                if (folders != trees) {
                    folders.close();
                }
            } finally {
                kernels.close();
            }
        }
    }
}
