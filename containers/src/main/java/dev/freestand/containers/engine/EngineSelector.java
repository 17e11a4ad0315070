package dev.freestand.containers.engine;

import dev.freestand.verifier.process.ProcessRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Finds an engine that works here. Fails closed: where there is none, every cell stays unanswered and states why. */
public final class EngineSelector {

    private final Supplier<? extends Engine> docker;
    private final Supplier<? extends Engine> sandbox;

    /** Selects among these; one is only made when it comes to be asked. */
    public EngineSelector(Supplier<? extends Engine> docker, Supplier<? extends Engine> sandbox) {
        this.docker = docker;
        this.sandbox = sandbox;
    }

    /**
     * Selects among the engines of this machine.
     *
     * @param environment the variables by which Docker is found
     */
    public static EngineSelector of(ProcessRunner runner, Map<String, String> environment) {
        return new EngineSelector(() -> new DockerEngine(environment), () -> new SandboxEngine(runner));
    }

    /**
     * An engine that was just found to work, or one that answers no cell; to be closed by the caller. Of all engines, the
     * first.
     *
     * @param notice receives one line with the engine that is missing, and the consequence
     */
    public Engine select(EngineChoice choice, Consumer<String> notice) {
        List<Supplier<? extends Engine>> candidates = switch (choice) {
            case AUTO, ALL -> List.of(docker, sandbox);
            case DOCKER -> List.of(docker);
            case SANDBOX -> List.of(sandbox);
        };
        List<String> reasons = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Supplier<? extends Engine> candidate : candidates) {
            Engine engine = candidate.get();
            Availability availability = engine.availability();
            if (availability.ready()) {
                if (!missing.isEmpty()) {
                    notice.accept("cells run in the " + engine.name()
                            + ", so the effects of a container engine are not tested: "
                            + String.join("; ", missing).replace(DockerEngine.OR_SANDBOX, ""));
                }
                return engine;
            }
            missing.add(availability.text());
            reasons.add(engine.name() + ": " + availability.text());
            engine.close();
        }
        String all = String.join("; ", reasons);
        notice.accept("no cell is run, so nothing can be proved: " + String.join("; ", missing));
        return new UnavailableEngine("no engine can run it: " + all);
    }
}
