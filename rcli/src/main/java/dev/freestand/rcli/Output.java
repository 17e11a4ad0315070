package dev.freestand.rcli;

/** Where the result goes. Exactly one of {@link #commit} and {@link #discard} ends it. */
interface Output {
    void write(byte[] data, int to) throws Failure;

    /** Everything was written: make it last. */
    void commit() throws Failure;

    /**
     * Something failed: leave no trace, as far as that can be.
     *
     * @return the failure that the user shall see: the given one, with anything added that went wrong here
     */
    Failure discard(Failure cause);
}
