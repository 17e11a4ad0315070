package dev.freestand.cli.command;

import java.util.Locale;

/** How results are printed on standard output. */
enum Format {
    TEXT,
    JSON,
    /** For code scanning services. */
    SARIF;

    /** The word of the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
