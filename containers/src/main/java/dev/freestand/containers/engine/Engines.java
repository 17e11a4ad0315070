package dev.freestand.containers.engine;

import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.proof.EnvironmentKind;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

    /**
     * Those of this machine; where there is none, one that answers no cell and states why. To be closed by the caller.
     *
     * @param environment the variables by which Docker is found
     * @param notice receives a line for an engine that is missing, and the consequence
     */
    public static Engines find(
            EngineChoice choice, ProcessRunner runner, Map<String, String> environment, Consumer<String> notice) {
        Engine trees = EngineSelector.of(runner, environment).select(choice, notice);
        // Docker was not asked for, and it cannot run folders: the sandbox does that.
        boolean other = choice != EngineChoice.DOCKER && trees instanceof DockerEngine;
        Engine folders = other ? new SandboxEngine(runner) : trees;
        boolean both = false;
        if (other && choice == EngineChoice.ALL) {
            Availability sandbox = folders.availability();
            both = sandbox.ready();
            if (!both) {
                notice.accept("cells run in Docker alone: " + sandbox.text());
            }
        }
        return new Engines(trees, folders, new KernelEngine(runner), both);
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
