package dev.freestand.cli.command;

/** How results are printed on standard output. */
enum Format {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON,
    /** For code scanning services; other commands than inspect, verify and report print text. */
    SARIF
}
