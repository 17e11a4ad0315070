package dev.freestand.containers.engine;

/** What came of one cell. */
public sealed interface CellRun {

    /**
     * The probe ran to its end.
     *
     * @param answer what it wrote on standard output; hostile
     */
    // Bytes of a process; two of these are never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Answered(byte[] answer) implements CellRun {}

    /**
     * The probe did not run, or not to its end: the environment, the engine or the machine is to blame, and nothing is
     * known of the file under test.
     *
     * @param reason what happened and the way out, in one sentence
     */
    record Unanswered(String reason) implements CellRun {}
}
