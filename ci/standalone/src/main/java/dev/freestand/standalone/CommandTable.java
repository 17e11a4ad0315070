package dev.freestand.standalone;

import dev.freestand.standalone.CommandOptions.Choice;
import dev.freestand.standalone.CommandOptions.Option;
import java.util.List;

/** The commands, in the order of the help. */
final class CommandTable {

    static final String INSPECT = "inspect";
    static final String SCAN = "scan";
    static final String VERIFY_SHIPMENT = "verify-shipment";
    static final String EXPLAIN = "explain";
    static final String SCHEMA = "schema";
    static final String HELP = "help";

    private static final int ANY = Integer.MAX_VALUE;
    private static final List<String> TEXT = List.of("text");
    private static final List<String> ALL = List.of("text", "json", "sarif");

    private static final CommandOptions INSPECT_OPTIONS = new CommandOptions(
            true,
            "FILE",
            1,
            ANY,
            List.of(
                    Option.of("--tree"),
                    Option.of("--root", "DIR"),
                    Option.of("--library-path", "DIRS"),
                    Option.of("--size"),
                    Option.of("--debug-file", "FILE"),
                    Option.of("--map", "FILE"),
                    Option.of("--diff"),
                    new Option("--expect", '\0', "WORDS", true),
                    Option.of("--glibc", "VERSION"),
                    Option.of("--libstdcxx", "VERSION"),
                    Option.of("--needed", "NAMES"),
                    Option.of("--interpreter", "PATH"),
                    Option.of("--kernel", "VERSION"),
                    Option.of("--cpu", "LEVEL"),
                    Option.of("--page-size", "SIZE"),
                    Option.of("--no-rpath")),
            List.of(
                    new Choice(List.of(), List.of("--tree", "--root", "--library-path"), List.of("--tree")),
                    new Choice(List.of(), List.of("--size", "--debug-file", "--map"), List.of("--size")),
                    new Choice(List.of("--diff"), List.of(), List.of())),
            List.of(),
            ALL);

    private static final CommandOptions SCAN_OPTIONS = new CommandOptions(
            true,
            "DIR",
            1,
            ANY,
            List.of(
                    Option.of("--witnesses"),
                    Option.of("--digest"),
                    Option.of("--follow"),
                    new Option("--jobs", 'j', "N", false)),
            List.of(),
            List.of(),
            ALL);

    private static final List<String> IDENTITY =
            List.of("--certificate-identity", "--certificate-oidc-issuer", "--trusted-root");

    private static final CommandOptions VERIFY_SHIPMENT_OPTIONS = new CommandOptions(
            true,
            "DIR",
            1,
            1,
            List.of(
                    Option.of("--key", "PUB.pem"),
                    Option.of("--certificate-identity", "ID"),
                    Option.of("--certificate-oidc-issuer", "URL"),
                    Option.of("--trusted-root", "FILE"),
                    Option.of("--unsigned")),
            List.of(
                    new Choice(List.of("--key"), IDENTITY, IDENTITY),
                    new Choice(List.of("--unsigned"), List.of(), List.of())),
            IDENTITY,
            List.of("text", "json"));

    private static final CommandOptions EXPLAIN_OPTIONS =
            new CommandOptions(true, "RULE", 0, ANY, List.of(), List.of(), List.of(), TEXT);

    private static final CommandOptions SCHEMA_OPTIONS =
            new CommandOptions(true, "NAME", 0, 1, List.of(), List.of(), List.of(), TEXT);

    private static final CommandOptions HELP_OPTIONS =
            new CommandOptions(false, "COMMAND", 0, 1, List.of(), List.of(), List.of(), TEXT);

    private static final List<String> NAMES = List.of(
            INSPECT,
            SCAN,
            "init",
            "prove",
            "build",
            "verify",
            "merge",
            "report",
            "ship",
            VERIFY_SHIPMENT,
            "keygen",
            "environments",
            "doctor",
            EXPLAIN,
            SCHEMA,
            HELP);

    /** All commands, those of the edition for Java as well: one that was mistyped may be meant to be one of them. */
    List<String> names() {
        return NAMES;
    }

    /**
     * What one of these commands takes.
     *
     * @throws UsageException if only the edition for Java has it
     */
    CommandOptions options(String command) throws UsageException {
        return switch (command) {
            case INSPECT -> INSPECT_OPTIONS;
            case SCAN -> SCAN_OPTIONS;
            case VERIFY_SHIPMENT -> VERIFY_SHIPMENT_OPTIONS;
            case EXPLAIN -> EXPLAIN_OPTIONS;
            case SCHEMA -> SCHEMA_OPTIONS;
            case HELP -> HELP_OPTIONS;
            default ->
                throw new UsageException(
                        null,
                        "the static edition has no command " + command
                                + "; the full edition has it: the package freestand, or ci/cli/target/freestand where it is built");
        };
    }
}
