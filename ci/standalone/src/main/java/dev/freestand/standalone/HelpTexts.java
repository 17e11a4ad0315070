package dev.freestand.standalone;

import org.jspecify.annotations.Nullable;

/** What {@code --help} prints: of what the static edition has, the words of the edition for Java. Tests compare both. */
final class HelpTexts {

    private static final String EXIT_CODES = """

            Exit codes:
              0    proved
              1    a build, a check or a cell failed
              2    wrong command line or configuration
              3    inconclusive: something required could not be established
              70   internal error
            """;

    /** Options of every command, where the others have short names and where they have long ones. */
    private static final String NARROW_OPTIONS = """
              -h, --help          Show this help message and exit.
              -V, --version       Print version information and exit.
                  --format=text|json|sarif
                                  How results are printed (default: text).
                  --config=FILE   What is proved and how (default: freestand.yaml).
                  --no-color      No colour in help and results, as with NO_COLOR set;
                                    there is none off a terminal.
              -v, --verbose       Say more; show where an error came from.
            """;

    private static final String WIDE_OPTIONS = """
              -h, --help                Show this help message and exit.
              -V, --version             Print version information and exit.
                  --format=text|json|sarif
                                        How results are printed (default: text).
                  --config=FILE         What is proved and how (default: freestand.yaml).
                  --no-color            No colour in help and results, as with NO_COLOR
                                          set; there is none off a terminal.
              -v, --verbose             Say more; show where an error came from.
            """;

    private static final String FREESTAND = """
            Usage: freestand [-hvV] [--no-color] [--config=FILE] [--format=text|json|sarif]
                             [COMMAND]
            Proves how a Linux binary is linked and where it runs, and ships only what was
            proved.
                  --format=text|json|sarif
                                  How results are printed (default: text).
                  --config=FILE   What is proved and how (default: freestand.yaml).
                  --no-color      No colour in help and results, as with NO_COLOR set;
                                    there is none off a terminal.
              -v, --verbose       Say more; show where an error came from.
              -h, --help          Show this help message and exit.
              -V, --version       Print version information and exit.
            Commands:
            """;

    private static final String COMMANDS = """
              inspect          Tells how files are linked, by which evidence. Looks at any
                                 file, from any compiler.
              scan             Inspects every ELF file below folders, and sums up: linkage
                                 by C library, highest version requirements, findings by
                                 rule.
              verify-shipment  Checks a shipment: nothing missing, changed or added; the
                                 statement is of these binaries and says what the proof
                                 says; it is signed by a key you trust. Needs no network
                                 and no configuration.
              explain          Explains a rule: rationale, evidence and fix.
              schema           Prints the JSON Schema of what freestand prints or reads.
            """;

    private static final String HELP_COMMAND = """
              help             Display help information about the specified command.
            """;

    private static final String INSPECT = """
            Usage: freestand inspect [-hvV] [--no-color] [--no-rpath] [--config=FILE]
                                     [--cpu=LEVEL] [--format=text|json|sarif]
                                     [--glibc=VERSION] [--interpreter=PATH]
                                     [--kernel=VERSION] [--libstdcxx=VERSION]
                                     [--needed=NAMES] [--page-size=SIZE] [--expect=WORDS[,
                                     WORDS...]]... [--diff | [--tree [--root=DIR]
                                     [--library-path=DIRS]] | [--size [--debug-file=FILE]
                                     [--map=FILE]]] FILE...
            Tells how files are linked, by which evidence. Looks at any file, from any
            compiler.
            Exit code 1: the evidence contradicts itself, or a file is not what --expect
            asks for, or breaks a promise such as --glibc; 3: a file cannot be read, or it
            is not known.
                  FILE...               Files to look at.
                  --diff                Show how the second of two files differs from the
                                          first.
                  --tree                Show which libraries are loaded, how each is found,
                                          and which library or symbol version is missing
                                          (exit code 1).
                  --root=DIR            With --tree: search in this root file system, and
                                          never outside (default: /).
                  --library-path=DIRS   With --tree: folders of LD_LIBRARY_PATH, with
                                          colons between; this process's own is not read.
                  --size                Show a size breakdown by section, symbol and
                                          library.
                  --debug-file=FILE     With --size: the separate debug file, or the file
                                          before stripping (default: FILE.debug where there
                                          is one).
                  --map=FILE            With --size: the link map (-Map) of GNU ld, gold,
                                          lld or mold.
                  --expect=WORDS[,WORDS...]
                                        Fail (exit code 1) unless every file is all of
                                          these, 3 if that is not known: static, dynamic,
                                          static-pie, pie, no-pie, stripped, unstripped, or
                                          a C library: glibc, musl, uclibc, dietlibc,
                                          klibc, bionic, none. With commas between: static,
                                          musl.
                  --glibc=VERSION       Fail unless every file needs at most this glibc,
                                          such as 2.28; a static file needs none.
                  --libstdcxx=VERSION   Fail unless every file needs at most this
                                          libstdc++, by its GLIBCXX version, such as 3.4.25.
                  --needed=NAMES        Fail unless every file needs at most these
                                          libraries: libc.so.6,libm.so.6, or none.
                  --interpreter=PATH    Fail unless every file has this interpreter
                                          (PT_INTERP); none: it has none.
                  --kernel=VERSION      Fail unless every file runs on this Linux, such as
                                          3.10, by its ABI note.
                  --cpu=LEVEL           Fail unless every file needs at most this level:
                                          x86-64-v1 to x86-64-v4.
                  --page-size=SIZE      Fail unless kernels with pages up to this size can
                                          load every file, such as 64KiB.
                  --no-rpath            Fail if a file has RPATH or RUNPATH.
            """ + WIDE_OPTIONS;

    private static final String SCAN = """
            Usage: freestand scan [-hvV] [--digest] [--follow] [--no-color] [--witnesses]
                                  [--config=FILE] [--format=text|json|sarif] [-j=N] DIR...
            Inspects every ELF file below folders, and sums up: linkage by C library,
            highest version requirements, findings by rule.
            With --format json, prints one object a file and a line, in no order; with
            --format sarif, what warns or fails. Symbolic links are left alone; a file with
            several names counts once.
            Exit code 3 says that something could not be read; -v names everything of the
            kind.
                  DIR...          Folders (or files) to look at.
                  --witnesses     Ask ldd, file and size about every file too. Much slower.
                  --digest        Give the SHA-256 of every ELF file. Reads each from end
                                    to end.
                  --follow        Follow symbolic links, each target once.
              -j, --jobs=N        Threads (default: one per processor).
            """ + NARROW_OPTIONS;

    private static final String VERIFY_SHIPMENT = """
            Usage: freestand verify-shipment [-hvV] [--no-color] [--config=FILE]
                                             [--format=text|json|sarif] [--unsigned |
                                             [[--key=PUB.pem] [--certificate-identity=ID
                                             --certificate-oidc-issuer=URL
                                             --trusted-root=FILE]]] DIR
            Checks a shipment: nothing missing, changed or added; the statement is of these
            binaries and says what the proof says; it is signed by a key you trust. Needs
            no network and no configuration.
            The public key in the folder is not trusted: whoever can change a file can
            change that one too. Without a key of yours the end is inconclusive (exit code
            3).
                  DIR                   The shipment, such as target/ship.
                  --unsigned            Accept digests that match, whoever wrote them.
                  --key=PUB.pem         Public key that it has to be signed by.
                  --certificate-identity=ID
                                        Identity that it has to be signed with through
                                          sigstore, such as the URL of a workflow.
                  --certificate-oidc-issuer=URL
                                        Who vouches for that identity, such as https:
                                          //token.actions.githubusercontent.com.
                  --trusted-root=FILE   The trusted_root.json of the sigstore instance, as
                                          its TUF repository publishes it.
            """ + WIDE_OPTIONS;

    private static final String EXPLAIN = """
            Usage: freestand explain [-hvV] [--no-color] [--config=FILE]
                                     [--format=text|json|sarif] [RULE...]
            Explains a rule: rationale, evidence and fix.
                  [RULE...]       Rule ids, such as FS101; without any, all are listed.
            """ + NARROW_OPTIONS;

    private static final String SCHEMA = """
            Usage: freestand schema [-hvV] [--no-color] [--config=FILE]
                                    [--format=text|json|sarif] [NAME]
            Prints the JSON Schema of what freestand prints or reads.
            With freestand schema config > freestand.schema.json, and with '#
            yaml-language-server: $schema=freestand.schema.json' on top of freestand.yaml,
            editors complete and check it.
                  [NAME]          Name of a schema; without one, they are listed.
            """ + NARROW_OPTIONS;

    private static final String HELP = """
            Display help information about the specified command.

            Usage: freestand help [-hv] [--no-color] [--config=FILE]
                                  [--format=text|json|sarif] [COMMAND]

            When no COMMAND is given, the usage help for the main command is displayed.
            If a COMMAND is specified, the help for that command is shown.

                  [COMMAND]       The COMMAND to display the usage help message for.
              -h, --help          Show usage help for the help command and exit.
                  --format=text|json|sarif
                                  How results are printed (default: text).
                  --config=FILE   What is proved and how (default: freestand.yaml).
                  --no-color      No colour in help and results, as with NO_COLOR set;
                                    there is none off a terminal.
              -v, --verbose       Say more; show where an error came from.
            """;

    private HelpTexts() {}

    /** Of a command; of the program where there is none. */
    static String of(@Nullable String command) {
        return command == null ? FREESTAND + COMMANDS + HELP_COMMAND + EXIT_CODES : words(command) + EXIT_CODES;
    }

    /** Of the program, as the command {@code help} prints it. */
    static String asked() {
        return FREESTAND + HELP_COMMAND + COMMANDS + EXIT_CODES;
    }

    private static String words(String command) {
        return switch (command) {
            case CommandTable.INSPECT -> INSPECT;
            case CommandTable.SCAN -> SCAN;
            case CommandTable.VERIFY_SHIPMENT -> VERIFY_SHIPMENT;
            case CommandTable.EXPLAIN -> EXPLAIN;
            case CommandTable.SCHEMA -> SCHEMA;
            case CommandTable.HELP -> HELP;
            default -> throw new IllegalArgumentException("no command " + command);
        };
    }
}
