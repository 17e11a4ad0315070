package dev.freestand.rcli.stream;

import dev.freestand.rcli.failure.RunException;

/** Where the result goes. Exactly one of {@link #commit} and {@link #discard} ends it. */
public interface Output {
    /** Whether someone sees what is written. */
    boolean isTerminal();

    void write(byte[] data, int to) throws RunException;

    /** Everything was written: make it last. */
    void commit() throws RunException;

    /**
     * Something failed: leave no trace, as far as that can be.
     *
     * @return the failure that the user shall see: the given one, with anything added that went wrong here
     */
    RunException discard(RunException cause);
}
