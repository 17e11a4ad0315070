package dev.freestand.cli.command;

import dev.freestand.cli.console.Colour;
import dev.freestand.cli.console.CommandLineBytes;
import dev.freestand.cli.console.ResourceErrors;
import dev.freestand.cli.console.ResultStream;
import dev.freestand.cli.console.UsageMessage;
import dev.freestand.cli.github.ActionsJob;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.ProgramVersion;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.name.EscapedText;
import dev.freestand.core.text.ColourMode;
import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.policy.yaml.ConfigException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code freestand} command. */
@Command(
        name = "freestand",
        description = "Proves how a Linux binary is linked and where it runs, and ships only what was proved.",
        versionProvider = Freestand.VersionProvider.class,
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        sortOptions = false,
        synopsisHeading = "@|bold Usage:|@ ",
        commandListHeading = "@|bold Commands:|@%n",
        exitCodeListHeading = "%n@|bold Exit codes:|@%n",
        exitCodeList = {
            "0:proved",
            "1:a build, a check or a cell failed",
            "2:wrong command line or configuration",
            "3:inconclusive: something required could not be established",
            "70:internal error"
        })
public final class Freestand implements Runnable {

    /** What a shell gives for SIGPIPE. */
    private static final int BROKEN_PIPE = 128 + 13;

    private static final String HELP = "help";

    /** By name, in the order of the help. */
    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        // Needed when no more classes can be loaded.
        ResourceErrors.ready();
        COMMANDS.put("inspect", InspectCommand.class);
        COMMANDS.put("scan", ScanCommand.class);
        COMMANDS.put("init", InitCommand.class);
        COMMANDS.put("prove", ProveCommand.class);
        COMMANDS.put("build", BuildCommand.class);
        COMMANDS.put("verify", VerifyCommand.class);
        COMMANDS.put("merge", MergeCommand.class);
        COMMANDS.put("report", ReportCommand.class);
        COMMANDS.put("ship", ShipCommand.class);
        COMMANDS.put("verify-shipment", VerifyShipmentCommand.class);
        COMMANDS.put("keygen", KeygenCommand.class);
        COMMANDS.put("environments", EnvironmentsCommand.class);
        COMMANDS.put("doctor", DoctorCommand.class);
        COMMANDS.put("explain", ExplainCommand.class);
        COMMANDS.put("schema", SchemaCommand.class);
    }

    @Mixin
    private final GlobalOptions options = new GlobalOptions();

    private final Colour colour;
    private final ActionsJob job;

    @Spec
    private CommandSpec spec;

    private Freestand(Colour colour, ActionsJob job) {
        this.colour = colour;
        this.job = job;
    }

    /** Entry point of the launcher. */
    public static void main(String[] arguments) {
        System.exit(started(arguments));
    }

    /** Also when there is too little memory, or too few files may be open, for the program itself. */
    private static int started(String[] arguments) {
        try {
            ResultStream results = new ResultStream(new FileOutputStream(FileDescriptor.out));
            PrintWriter out = new PrintWriter(new OutputStreamWriter(results, StandardCharsets.UTF_8), true);
            return run(CommandLineBytes.words(arguments), out, writer(System.err), Colour.ofProcess(), results);
        } catch (RuntimeException | Error e) {
            String scarce = ResourceErrors.behind(e);
            System.err.println(
                    "freestand: " + (scarce == null ? "internal error: " + EscapedText.line(e.toString()) : scarce));
            return (scarce == null ? ExitCode.INTERNAL : ExitCode.INCONCLUSIVE).status();
        }
    }

    /** Runs one command and gives its exit status. */
    static int run(String[] arguments, PrintWriter out, PrintWriter err, Colour colour, ResultStream results) {
        ActionsJob job = ActionsJob.of(colour.environment(), err);
        CommandLine command = commandLine(arguments, new Freestand(colour, job))
                .setOut(out)
                .setErr(job.guarded(err))
                // A file may be called @name, and a program may be given such an argument.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Path.class, FileNames::ofWord)
                .registerConverter(int.class, JobsOption::number)
                .setExecutionStrategy(Freestand::execute)
                .setParameterExceptionHandler(Freestand::usage)
                .setExecutionExceptionHandler(Freestand::failure);
        int status = command.execute(arguments);
        err.flush();
        // A result that was not written is no result: its reader must not take a part for the whole.
        if (out.checkError()) {
            if (results.abandoned()) {
                // As a program ends that does not handle this: by the signal for it, in silence.
                return BROKEN_PIPE;
            }
            err.println("freestand: cannot write to standard output" + results.reason());
            return Math.max(status, ExitCode.INCONCLUSIVE.status());
        }
        return status;
    }

    /** Holds the command that the first argument names, or all of them: each takes a while to be made ready. */
    private static CommandLine commandLine(String[] arguments, Freestand freestand) {
        CommandLine top = new CommandLine(freestand);
        Class<?> named = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
        if (named != null) {
            return top.addSubcommand(arguments[0], named);
        }
        COMMANDS.forEach(top::addSubcommand);
        return top.addSubcommand(HELP, new CommandLine.HelpCommand());
    }

    /** All there is to say on a command line, for the manual that the build makes. */
    static CommandSpec model() {
        Freestand freestand =
                new Freestand(Colour.ofProcess(), ActionsJob.of(Map.of(), new PrintWriter(Writer.nullWriter())));
        CommandSpec model = commandLine(new String[0], freestand)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .getCommandSpec();
        // A page of the manual about how to see a page of the manual is none.
        model.removeSubcommand(HELP);
        return model;
    }

    GlobalOptions options() {
        return options;
    }

    ActionsJob job() {
        return job;
    }

    /** How the results of this command are to be printed. */
    static ColourMode paint(CommandLine command) {
        Freestand top = top(command);
        return top.colour.paint(top.options.noColor());
    }

    /** The variables that this command was started with. */
    static Map<String, String> environment(CommandLine command) {
        return top(command).colour.environment();
    }

    /** The whole command that this one belongs to. */
    static Freestand top(CommandLine command) {
        CommandLine top = command;
        while (top.getParent() != null) {
            top = top.getParent();
        }
        return top.getCommand();
    }

    /** Help is printed once all words are read, {@code --no-color} among them. */
    private static int execute(CommandLine.ParseResult parsed) {
        CommandLine last = parsed.commandSpec().commandLine();
        for (CommandLine.ParseResult one = parsed; one != null; one = one.subcommand()) {
            last = one.commandSpec().commandLine();
            // An unknown word is no command, also beside --help.
            if (!one.unmatched().isEmpty()) {
                return usage(new UnmatchedArgumentException(last, one.unmatched()), new String[0]);
            }
        }
        CommandLine command = parsed.commandSpec().commandLine();
        Freestand freestand = top(command);
        boolean help = last.isUsageHelpRequested() || last.isVersionHelpRequested();
        if (!help && last.getCommandSpec().userObject() != freestand) {
            try {
                CommandFormats.check(last, freestand.options.format());
                requireNames(parsed, last);
            } catch (ParameterException e) {
                return usage(e, new String[0]);
            }
        }
        command.setColorScheme(freestand.colour.help(freestand.options.noColor()));
        if (CommandFormats.reports(last.getCommandName())) {
            // Other commands print files, which are to be taken as they are.
            command.setOut(freestand.job.guarded(command.getOut()));
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** An empty word, as a shell's unset variable leaves it, would mean the working folder. */
    private static void requireNames(CommandLine.ParseResult parsed, CommandLine command) {
        Set<String> operands = new TreeSet<>();
        Set<String> options = new TreeSet<>();
        for (CommandLine.ParseResult one = parsed; one != null; one = one.subcommand()) {
            for (ArgSpec arg : one.matchedArgs()) {
                if (arg.originalStringValues().contains("")
                        && Arrays.asList(arg.auxiliaryTypes()).contains(Path.class)) {
                    if (arg instanceof OptionSpec option) {
                        options.add(option.longestName());
                    } else {
                        operands.add(arg.paramLabel());
                    }
                }
            }
        }
        Stream.concat(operands.stream(), options.stream()).findFirst().ifPresent(name -> {
            throw new ParameterException(command, name + ": the name of a file or folder is empty");
        });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    private static int usage(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("freestand: " + EscapedText.of(UsageMessage.of(e, arguments)));
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help' for usage.");
        return ExitCode.USAGE.status();
    }

    private static int failure(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
        Exception e = thrown instanceof UncheckedIOException unchecked
                ? Objects.requireNonNull(unchecked.getCause())
                : thrown;
        PrintWriter err = command.getErr();
        boolean verbose = GlobalOptions.of(command).verbose();
        ExitCode code;
        String scarce = ResourceErrors.behind(e);
        if (scarce != null) {
            code = ExitCode.INCONCLUSIVE;
            err.println("freestand: " + scarce);
        } else if (e instanceof PipelineException pipeline) {
            code = pipeline.exitCode();
            err.println("freestand: " + EscapedText.of(String.valueOf(e.getMessage())));
        } else if (e instanceof ConfigException config) {
            code = ExitCode.USAGE;
            err.println("freestand: " + EscapedText.of(String.valueOf(e.getMessage()))
                    + (config.missing() ? "; freestand init writes one, --config FILE names another" : ""));
        } else if (e instanceof FileSystemException file) {
            // The machine's fault, and no verdict.
            code = ExitCode.INCONCLUSIVE;
            err.println("freestand: "
                    + EscapedText.line(FileErrorReasons.file(file) + ": " + FileErrorReasons.reason(file)));
        } else if (e instanceof IOException) {
            code = ExitCode.INCONCLUSIVE;
            err.println("freestand: " + EscapedText.of(String.valueOf(e.getMessage())));
        } else if (e instanceof InterruptedException) {
            code = ExitCode.INCONCLUSIVE;
            err.println("freestand: interrupted");
        } else {
            code = ExitCode.INTERNAL;
            err.println("freestand: internal error: " + EscapedText.of(e.toString())
                    + (verbose ? "" : "; -v prints the" + " stack trace"));
        }
        if (verbose) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace, true));
            err.print(EscapedText.of(trace.toString()));
        }
        return code.status();
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** Reads the version that the build wrote down. */
    static final class VersionProvider implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"freestand " + ProgramVersion.current()};
        }
    }
}
