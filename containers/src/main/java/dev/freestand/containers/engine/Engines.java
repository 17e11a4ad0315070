package dev.freestand.containers.engine;

import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.verifier.proof.EnvironmentKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which engine runs which environment.
 *
 * @param trees runs environments that are trees
 * @param folders runs environments that are folders of the project's own, which a Docker daemon cannot run
 * @param kernels runs environments that are kernels, where they can be booted
 * @param both whether {@code folders} runs environments that are trees as well, so that their cells run twice
 */
public record Engines(Engine trees, Engine folders, Engine kernels, boolean both) implements AutoCloseable {

    /** Each environment has one engine. */
    public Engines(Engine trees, Engine folders, Engine kernels) {
        this(trees, folders, kernels, false);
    }

    /** The same engine for trees and folders. */
    public Engines(Engine trees, Engine kernels) {
        this(trees, trees, kernels);
    }

    /** The first engine for an environment. */
    public Engine of(Environment environment) {
        if (environment.kind() == EnvironmentKind.KERNEL) {
            return kernels;
        }
        return environment.tree() == null ? trees : folders;
    }

    /**
     * The engines that run an environment, at least one. Of two, one that lacks what it takes to run this environment is
     * left out: the proof names those that ran a cell.
     */
    public List<Engine> running(PreparedEnvironment environment) {
        Engine first = of(environment.environment());
        if (!both || first != trees || trees == folders) {
            return List.of(first);
        }
        List<Engine> able = Stream.of(trees, folders)
                .filter(engine -> engine.lacks(environment).isEmpty())
                .toList();
        return able.isEmpty() ? List.of(first) : able;
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
