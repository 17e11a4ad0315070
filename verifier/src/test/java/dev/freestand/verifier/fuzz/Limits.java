package dev.freestand.verifier.fuzz;

import dev.freestand.core.elf.read.ElfReader;

/** What one file may cost at most, whatever is in it. */
final class Limits {

    /** Processor time, in nanoseconds: a mutant of the corpus that takes longer hangs. */
    static final long NANOS = 1_000_000_000;

    /** Bytes that reading may allocate, what is thrown away at once included. */
    static final long READER_BYTES = ElfReader.MAX_ALLOCATION;

    /** Bytes that the whole inspection may allocate: the reader's, and as many again for what looks at its records. */
    static final long INSPECTOR_BYTES = 2 * ElfReader.MAX_ALLOCATION;

    private Limits() {}
}
