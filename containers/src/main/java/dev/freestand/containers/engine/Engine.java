package dev.freestand.containers.engine;

import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.containers.probe.CellSetting;
import dev.freestand.verifier.policy.Step;

/** Starts the probe in an environment, beside the file under test, and returns what the probe wrote. */
public interface Engine extends AutoCloseable {

    /** Stands where no engine can run: every cell stays unanswered, and states why. */
    static Engine absent(String reason) {
        return new UnavailableEngine(reason);
    }

    /** The word for it in reports: {@code docker}, {@code sandbox}, {@code qemu}, or {@code none}. */
    String name();

    /** Asks, within a few seconds, whether cells can be run. */
    Availability availability();

    /**
     * Why no cell of an environment can be run here although the engine answers, such as a container image that was not
     * made; empty where nothing is known to be missing. Asks for nothing that takes longer than a few seconds.
     */
    default String lacks(PreparedEnvironment environment) {
        return "";
    }

    /**
     * What a cell lacks here that every real system of its kind has, because this machine does not let the engine give it;
     * empty where it lacks nothing. A failure there proves nothing against the file.
     */
    default String shortcoming(CellSetting setting) {
        return "";
    }

    /**
     * Runs one cell. Never throws and never hangs for what happens inside: it ends by the request's time limit plus what
     * it takes to start and to remove, some seconds or for a kernel a minute, and leaves nothing behind. May be called
     * from several threads at once.
     */
    CellRun run(CellRequest request);

    /**
     * Does one step of an answered cell once more, with the file as first process of the machine, where the engine boots
     * one. The other engines have nothing to add.
     *
     * @param step needs arguments and nothing else
     * @return why the file did not end with the step's exit status; empty where it did
     */
    default String asFirstProcess(CellRequest request, Step step) {
        return "";
    }

    /** Frees what the engine holds; cells under way end as not run. */
    @Override
    void close();
}
