package dev.freestand.cli.command;

/** How results are printed on standard output. */
enum Format {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON
}
