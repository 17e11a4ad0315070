package dev.freestand.standalone;

/** What {@code --help} prints. */
final class HelpTexts {

    private static final String OPTIONS = """
                  --format=json   How results are printed.
              -h, --help          Show this help message and exit.
              -V, --version       Print version information and exit.
            """;

    private static final String EXIT_CODES = """

            Exit codes:
              0    proved
              1    a build, a check or a cell failed
              2    wrong command line or configuration
              3    inconclusive: something required could not be established
              70   internal error
            """;

    /** Of the program. */
    static final String FREESTAND = """
            Usage: freestand [-hV] --format=json [COMMAND]
            Tells how Linux binaries are linked and what they need of their host. This is the
            static edition: it asks no other program, and judges by the file's bytes alone.
            """ + OPTIONS + """
            Commands:
              inspect   Tells how files are linked, by which evidence. Looks at any file,
                          from any compiler.
            """ + EXIT_CODES;

    /** Of {@code inspect}. */
    static final String INSPECT = """
            Usage: freestand inspect [-hV] --format=json FILE...
            Tells how files are linked, by which evidence. Looks at any file, from any
            compiler. Exit code 3: a file cannot be read, or how it is linked is not known.
                  FILE...         Files to look at.
            """ + OPTIONS + EXIT_CODES;

    private HelpTexts() {}
}
