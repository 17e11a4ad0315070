package dev.freestand.core.elf.search;

import dev.freestand.core.elf.ByteSource;

/**
 * A file of which some bytes were changed. Where it is the same as before, patterns are looked for once, however many revised
 * files are made of it.
 */
public interface RevisedSource extends ByteSource {

    /** Whether all bytes of a range are there, and are those of the original. */
    boolean unchanged(long position, int length);

    /** What was found in unchanged parts; shared by all revised files of one original. */
    PatternMatches.Memory memory();
}
