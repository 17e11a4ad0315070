package dev.freestand.containers.engine;

/** Starts the probe in an environment, beside the file under test, and hands back what the probe wrote. */
public interface Engine extends AutoCloseable {

    /** Stands where no engine can run: every cell stays unanswered, and says why. */
    static Engine absent(String reason) {
        return new AbsentEngine(reason);
    }

    /** The word for it in reports: {@code docker}, {@code sandbox}, or {@code none}. */
    String name();

    /** Asks, within a few seconds, whether cells can be run. */
    Availability availability();

    /**
     * Runs one cell. Never throws and never hangs for what happens inside: it ends by the request's time limit plus some
     * seconds, and leaves nothing behind. May be called from several threads at once.
     */
    CellRun run(CellRequest request);

    /** Frees what the engine holds; cells under way end as not run. */
    @Override
    void close();
}
