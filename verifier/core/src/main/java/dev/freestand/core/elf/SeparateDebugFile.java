package dev.freestand.core.elf;

/**
 * Whether a file is the debug companion of a program or library: its symbols and debug information, in the place of
 * everything that would be loaded. Headers still describe the program, so that a companion of a static program reads
 * like a static program.
 */
public enum SeparateDebugFile {
    NONE,
    /** No segment has anything in the file that could run ({@code objcopy --only-keep-debug}). */
    BY_SEGMENTS,
    /**
     * No section has, while segments are those of the program, and lead to other bytes or behind the file's end ({@code
     * eu-strip -f}). Nothing but the section table distinguishes it from a program, which runs with any table.
     */
    BY_SECTIONS
}
