package dev.freestand.rcli.job;

import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.posix.Posix;

/** What a command line asks to be done. */
public interface Action {
    void run(Posix sys) throws RunException;
}
