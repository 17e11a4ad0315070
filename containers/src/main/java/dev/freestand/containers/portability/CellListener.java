package dev.freestand.containers.portability;

/** Told as cells finish, one call at a time, from any thread. */
@FunctionalInterface
public interface CellListener {

    /** A listener that does nothing. */
    CellListener SILENT = (done, total, variant, environment) -> {};

    /**
     * One more cell is over; its verdict comes with the whole matrix, because cells are compared with each other.
     *
     * @param done cells over, this one included
     * @param total cells in all
     * @param variant the cell's variant
     * @param environment the cell's environment
     */
    void finished(int done, int total, String variant, String environment);
}
