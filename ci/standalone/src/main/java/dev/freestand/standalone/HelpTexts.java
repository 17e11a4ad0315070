package dev.freestand.standalone;

import org.jspecify.annotations.Nullable;

/** What {@code --help} prints: what the static edition has, in the words of the edition for Java. */
final class HelpTexts {

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
            Usage: freestand [-hvV] [--no-color] [--config=FILE] [--format=text|json]
                             [COMMAND]
            Proves how a Linux binary is linked. This is the static edition: it asks no
            other program, and judges by the file's bytes alone.
                  --format=text|json
                                  How results are printed (default: text).
                  --config=FILE   No command of this edition reads it.
                  --no-color      No colour in results, as with NO_COLOR set; there is none
                                    off a terminal.
              -v, --verbose       Say more.
              -h, --help          Show this help message and exit.
              -V, --version       Print version information and exit.
            Commands:
              inspect          Tells how files are linked, by which evidence. Looks at any
                                 file, from any compiler.
              verify-shipment  Checks a shipment: nothing missing, changed or added; the
                                 statement is of these binaries and says what the proof
                                 says; it is signed by a key you trust.
            """ + EXIT_CODES;

    /** Of {@code inspect}. */
    static final String INSPECT = """
            Usage: freestand inspect [-hvV] [--no-color] [--config=FILE]
                                     [--format=text|json] [--expect=WORDS[,WORDS...]]...
                                     FILE...
            Tells how files are linked, by which evidence. Looks at any file, from any
            compiler.
            Exit code 1: a file is not what --expect asks for; 3: a file cannot be read, or
            it is not known.
                  FILE...               Files to look at.
                  --expect=WORDS[,WORDS...]
                                        Fail (exit code 1) unless every file is all of
                                          these, 3 if that is not known: static, dynamic,
                                          static-pie, pie, no-pie, stripped, unstripped, or
                                          a C library: glibc, musl, uclibc, dietlibc,
                                          klibc, bionic, none. With commas between: static,
                                          musl.
              -h, --help                Show this help message and exit.
              -V, --version             Print version information and exit.
                  --format=text|json    How results are printed (default: text).
                  --config=FILE         No command of this edition reads it.
                  --no-color            No colour in results, as with NO_COLOR set; there is
                                          none off a terminal.
              -v, --verbose             Say more.
            """ + EXIT_CODES;

    /** Of {@code verify-shipment}. */
    static final String VERIFY_SHIPMENT = """
            Usage: freestand verify-shipment [-hvV] [--no-color] [--config=FILE]
                                             [--format=text|json]
                                             [--key=PUB.pem | --unsigned] DIR
            Checks a shipment: nothing missing, changed or added; the statement is of these
            binaries and says what the proof says; it is signed by a key you trust. Needs no
            network and no configuration.
            The public key in the folder is not trusted: whoever can change a file can
            change that one too. Without a key of yours the end is inconclusive (exit code
            3).
                  DIR                   The shipment, such as target/ship.
                  --key=PUB.pem         Public key that it has to be signed by.
                  --unsigned            Accept digests that match, whoever wrote them.
              -h, --help                Show this help message and exit.
              -V, --version             Print version information and exit.
                  --format=text|json    How results are printed (default: text).
                  --config=FILE         No command of this edition reads it.
                  --no-color            No colour in results, as with NO_COLOR set; there is
                                          none off a terminal.
              -v, --verbose             Say more.
            """ + EXIT_CODES;

    private HelpTexts() {}

    /** Of a command; of the program where there is none. */
    static String of(@Nullable String command) {
        if (command == null) {
            return FREESTAND;
        }
        return command.equals("inspect") ? INSPECT : VERIFY_SHIPMENT;
    }
}
