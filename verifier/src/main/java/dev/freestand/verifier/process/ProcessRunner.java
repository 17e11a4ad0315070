package dev.freestand.verifier.process;

/** Runs a program to its end, or to the end of its limits. */
public interface ProcessRunner {

    /**
     * Runs the program and waits for it.
     *
     * @throws ProcessNotStartedException if there is no such program, or the system refuses to start it
     */
    ProcessResult run(ProcessRequest request) throws ProcessNotStartedException;
}
