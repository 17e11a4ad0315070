package dev.freestand.containers.engine;

/** Stands where no engine can run: every cell stays unanswered, and states why. */
final class UnavailableEngine implements Engine {

    private final String reason;

    UnavailableEngine(String reason) {
        this.reason = reason;
    }

    @Override
    public String name() {
        return "none";
    }

    @Override
    public Availability availability() {
        return Availability.absent(reason);
    }

    @Override
    public CellRun run(CellRequest request) {
        return new CellRun.Unanswered(reason);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
