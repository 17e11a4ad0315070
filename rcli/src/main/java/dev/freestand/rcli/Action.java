package dev.freestand.rcli;

/** What a command line asks to be done. */
interface Action {
    void run(Posix sys) throws RunException;
}
