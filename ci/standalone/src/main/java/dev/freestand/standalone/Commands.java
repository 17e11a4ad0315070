package dev.freestand.standalone;

import dev.freestand.aot.libc.Errno;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.name.EscapedText;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleDescriptions;
import dev.freestand.core.schema.Schema;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.ExplainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the static edition does for a command line. */
final class Commands {

    /** What a shell gives for SIGPIPE. */
    private static final int BROKEN_PIPE = 128 + 13;

    private Commands() {}

    /** Runs one command and gives its exit status. */
    static int run(List<String> words) {
        CommandTable commands = new CommandTable();
        try {
            ParsedCommandLine line = ParsedCommandLine.of(words, commands);
            CommandLevel level = line.level();
            if (level.helpAsked) {
                return page(level.page(), line);
            }
            if (level.versionAsked) {
                return print("freestand " + BuiltInTexts.version() + "\n", ExitCode.PROVED);
            }
            return switch (level.page()) {
                case CommandTable.INSPECT -> InspectAction.run(line);
                case CommandTable.SCAN -> ScanAction.run(line);
                case CommandTable.VERIFY_SHIPMENT -> ShipmentAction.run(line);
                case CommandTable.EXPLAIN -> explain(line);
                case CommandTable.SCHEMA -> schema(line);
                default -> help(line, commands);
            };
        } catch (UsageException e) {
            ProcessEnvironment.say("freestand: " + EscapedText.of(String.valueOf(e.getMessage())));
            if (e.command() != null) {
                ProcessEnvironment.say("Try '" + e.command() + " --help' for usage.");
            }
            return ExitCode.USAGE.status();
        }
    }

    private static int explain(ParsedCommandLine line) throws UsageException {
        List<RuleDescription> rules = new ArrayList<>();
        for (String id : line.operands()) {
            Optional<RuleDescription> rule = RuleDescriptions.byId(id);
            if (rule.isEmpty()) {
                throw line.usage(ExplainText.unknown(id));
            }
            rules.add(rule.get());
        }
        ColourMode colours = colours(line);
        return print(
                rules.isEmpty() ? ExplainText.list(RuleDescriptions.all(), colours) : ExplainText.print(rules, colours),
                ExitCode.PROVED);
    }

    private static int schema(ParsedCommandLine line) throws UsageException {
        if (line.operands().isEmpty()) {
            return print(Schema.list(BuiltInTexts::schema), ExitCode.PROVED);
        }
        String asked = line.operands().get(0);
        Optional<Schema> schema = Schema.byLabel(asked);
        if (schema.isEmpty()) {
            throw line.usage(Schema.unknown(asked));
        }
        return print(schema.get().text(BuiltInTexts::schema), ExitCode.PROVED);
    }

    private static int help(ParsedCommandLine line, CommandTable commands) throws UsageException {
        if (line.operands().isEmpty()) {
            return page(CommandLevel.PROGRAM, line);
        }
        String asked = line.operands().get(0);
        if (!commands.names().contains(asked)) {
            throw new UsageException(CommandLevel.PROGRAM, "Unknown subcommand '" + asked + "'.");
        }
        // Refuses one of the other edition.
        commands.options(asked);
        return page(asked, line);
    }

    private static int page(String command, ParsedCommandLine line) {
        return print(BuiltInTexts.page(command, colours(line)), ExitCode.PROVED);
    }

    /** How the results of a command are to be printed. */
    static ColourMode colours(ParsedCommandLine line) {
        return ColourMode.of(line.has("--no-color"), ProcessEnvironment.isTerminal(), ProcessEnvironment::variable);
    }

    /** A result that did not get out is no result: whoever reads it must not take the part for the whole. */
    static int print(String text, ExitCode code) {
        int error = ProcessEnvironment.print(text);
        return error == 0 ? code.status() : unprinted(error, code);
    }

    /** The exit status where not all could be written; says why, but for a reader that has stopped reading. */
    static int unprinted(int error, ExitCode code) {
        if (error == Errno.EPIPE) {
            // As a program ends that knows nothing of this: by the signal for it, in silence.
            return BROKEN_PIPE;
        }
        ProcessEnvironment.say("freestand: cannot write to standard output: " + Errno.message(error));
        return Math.max(code.status(), ExitCode.INCONCLUSIVE.status());
    }
}
