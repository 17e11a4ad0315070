package dev.freestand.cli.command;

import java.util.Locale;

/** How results are printed on standard output. */
enum Format {
    TEXT,
    JSON,
    /** SARIF 2.1.0, which code scanning services read. */
    SARIF;

    /** The word of the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
