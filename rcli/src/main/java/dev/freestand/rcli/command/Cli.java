package dev.freestand.rcli.command;

import dev.freestand.rcli.failure.ArgumentRedaction;
import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.job.Action;
import dev.freestand.rcli.job.Rc4Job;
import dev.freestand.rcli.key.KeySource;
import dev.freestand.rcli.stream.Transfer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line, described to picocli with its programmatic model.
 *
 * <p>Annotations would need reflection, which the native file does not have. Nothing here depends on the terminal, the
 * locale or the environment: the same arguments give the same text everywhere.
 */
public final class Cli {
    public static final String VERSION = "1.0.0";

    private static final int WIDTH = 80;

    /** Of the column of options, so that each takes one line: "  -R, --recipients-file=FILE". */
    private static final int OPTIONS_WIDTH = 28;

    private static final String BROKEN = "RC4 is broken as a cipher and protects nothing of value.";

    private static final String VERBOSE = "--verbose";

    private static final String NOT_SHOWN = "not shown: it may be part of a key";

    private final CommandLine root = new CommandLine(rootSpec());

    /** What a command line asks for. */
    public sealed interface Request {}

    /** To show a text on standard output. */
    public record Show(String text) implements Request {}

    /** To show on standard output what the program is, and how it was built. */
    public record ShowBuild() implements Request {}

    /** The command line asks for this action. */
    public record Run(Action action) implements Request {}

    public Cli() {
        root.setUsageHelpWidth(WIDTH);
        root.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        root.setUsageHelpLongOptionsMaxWidth(OPTIONS_WIDTH);
        UsageTexts.add(root);
        // A file may be called @something; an argument never stands for the content of a file.
        root.setExpandAtFiles(false);
        root.setInterpolateVariables(false);
        // picocli's own converters need reflection, and are cut away in the native file.
        root.registerConverter(String.class, text -> text);
        root.registerConverter(Boolean.class, Cli::flag);
        root.registerConverter(boolean.class, Cli::flag);
    }

    /** picocli gives "true" where there is no value; any value else is a mistake, and is not repeated. */
    private static Boolean flag(String text) {
        if (!text.equals("true")) {
            throw new CommandLine.TypeConversionException("it takes no value");
        }
        return Boolean.TRUE;
    }

    /** Reads a command line. The text of a {@link RunException} is picocli's wherever picocli noticed the mistake. */
    public Request parse(String... arguments) throws RunException {
        try {
            return request(root.parseArgs(arguments));
        } catch (MaxValuesExceededException e) {
            // picocli's own text repeats the values, and one of them is a key.
            throw usage(e.getCommandLine(), "Only one key and only one output can be given, and each only once");
        } catch (UnmatchedArgumentException e) {
            throw usage(e.getCommandLine(), unmatched(e, arguments));
        } catch (ParameterException e) {
            throw usage(e.getCommandLine(), withoutValues(String.valueOf(e.getMessage()), arguments));
        }
    }

    /**
     * As picocli says it, of the first argument alone and without its value: picocli's own text repeats the rest of the
     * command line, and a key may be in it.
     */
    private String unmatched(UnmatchedArgumentException e, String... arguments) {
        if (e.getUnmatched().isEmpty()) {
            return "Unmatched argument";
        }
        String argument = e.getUnmatched().get(0);
        if (e.isUnknownOption()) {
            String name = ArgumentRedaction.optionName(argument);
            String start = "Unknown option: '" + name;
            return hasOnlyValueBehind(argument, name)
                    ? start + "'"
                            + NearestName.question(
                                    name,
                                    e.getCommandLine()
                                            .getCommandSpec()
                                            .optionsMap()
                                            .keySet())
                    : start + "...' (" + NOT_SHOWN + ")";
        }
        int index = List.of(arguments).lastIndexOf(argument);
        if (ArgumentRedaction.maybePartOfKey(argument) || keyBefore(index, arguments)) {
            return "Unmatched argument at index " + index + " (" + NOT_SHOWN + "; put quotes around a key with spaces)";
        }
        String text = "Unmatched argument at index " + index + ": '" + argument + "'";
        CommandLine command = e.getCommandLine();
        return command == root
                ? text + NearestName.question(argument, command.getSubcommands().keySet())
                : text;
    }

    private static boolean hasOnlyValueBehind(String argument, String name) {
        return argument.length() == name.length() || "=: ".indexOf(argument.charAt(name.length())) >= 0;
    }

    private static boolean keyBefore(int index, String... arguments) {
        for (int n = 0; n < index; n++) {
            if (arguments[n].startsWith("--key")) {
                return true;
            }
        }
        return false;
    }

    /** picocli repeats some values in its texts. */
    private static String withoutValues(String text, String... arguments) {
        String shown = text.startsWith("Error: ") ? text.substring("Error: ".length()) : text;
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            if (ArgumentRedaction.maybePartOfKey(value)) {
                shown = shown.replace(value, "...");
            }
        }
        return shown;
    }

    private Request request(ParseResult parsed) throws RunException {
        ParseResult last = parsed;
        while (true) {
            CommandLine command = last.commandSpec().commandLine();
            if (last.isUsageHelpRequested()) {
                return new Show(command.getUsageMessage());
            }
            if (last.isVersionHelpRequested()) {
                if (last.hasMatchedOption(VERBOSE)) {
                    return new ShowBuild();
                }
                StringWriter text = new StringWriter();
                command.printVersionHelp(new PrintWriter(text, true));
                return new Show(text.toString());
            }
            if (last.hasMatchedOption(VERBOSE)) {
                throw usage(command, VERBOSE + " needs --version");
            }
            ParseResult next = last.subcommand();
            if (next == null) {
                break;
            }
            last = next;
        }
        CommandLine command = last.commandSpec().commandLine();
        if (command == root) {
            throw usage(command, "Missing required subcommand");
        }
        return new Run(action(command, last));
    }

    private static Action action(CommandLine command, ParseResult parsed) throws RunException {
        String input = pathOrStandard(parsed.matchedPositionalValue(0, null));
        String output = pathOrStandard(value(parsed, "--output"));
        String verb = command.getCommandName();
        if (verb.equals("keygen")) {
            return AgeOptions.keygen(parsed, input, output);
        }
        if (parsed.hasMatchedOption("--in-place")) {
            if (input == null) {
                throw usage(command, "--in-place needs a FILE");
            }
            output = input;
        }
        Transfer transfer =
                new Transfer(input, output, parsed.hasMatchedOption("--force"), parsed.hasMatchedOption("--quiet"));
        Action age = verb.equals("encrypt")
                ? AgeOptions.encryption(parsed, transfer)
                : AgeOptions.decryption(parsed, transfer);
        return age == null ? new Rc4Job(keySource(parsed), transfer) : age;
    }

    private static KeySource keySource(ParseResult parsed) {
        String hex = value(parsed, "--key");
        if (hex != null) {
            return new KeySource.Literal(hex);
        }
        String file = value(parsed, "--key-file");
        if (file != null) {
            return new KeySource.File(file);
        }
        String name = value(parsed, "--key-env");
        if (name != null) {
            return new KeySource.Environment(name);
        }
        throw new IllegalStateException("the command line was accepted without a key source");
    }

    private static @Nullable String value(ParseResult parsed, String option) {
        return parsed.matchedOptionValue(option, null);
    }

    private static @Nullable String pathOrStandard(@Nullable String path) {
        return "-".equals(path) ? null : path;
    }

    private static RunException usage(CommandLine command, String message) {
        return RunException.usage(message + " (see '" + command.getCommandSpec().qualifiedName() + " --help')");
    }

    private static CommandSpec rootSpec() {
        CommandSpec spec = CommandSpec.create().name("rcli").version("rcli " + VERSION);
        spec.addOption(help());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Show the version and exit.")
                .build());
        spec.addOption(OptionSpec.builder(VERBOSE)
                .description("With --version: also how this program was built.")
                .build());
        ArgGroupSpec.Builder encryptionKeys = keyGroup().multiplicity("1");
        AgeOptions.addEncryptionKeys(encryptionKeys);
        CommandSpec encrypt = commandSpec("Encrypt", encryptionKeys, "Encrypts a file in the age format, or with RC4.");
        encrypt.addOption(AgeOptions.armor());
        spec.addSubcommand("encrypt", encrypt);
        // Without a key, a passphrase is asked for where the file takes one.
        ArgGroupSpec.Builder decryptionKeys = keyGroup().multiplicity("0..1");
        AgeOptions.addDecryptionKeys(decryptionKeys);
        spec.addSubcommand(
                "decrypt", commandSpec("Decrypt", decryptionKeys, "Decrypts a file in the age format, or with RC4."));
        spec.addSubcommand("keygen", AgeOptions.keygenSpec());
        spec.usageMessage().description("Encrypts and decrypts files in the age format, and with RC4.", BROKEN);
        return spec;
    }

    private static CommandSpec commandSpec(String verb, ArgGroupSpec.Builder keys, String description) {
        CommandSpec spec = CommandSpec.create();
        spec.addArgGroup(keys.build());
        spec.addArgGroup(outputGroup(verb));
        spec.addOption(OptionSpec.builder("--force")
                .description("Write even to a terminal.")
                .build());
        spec.addOption(OptionSpec.builder("-q", "--quiet")
                .description("Show no progress on the terminal.")
                .build());
        spec.addOption(help());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE")
                .arity("0..1")
                .index("0")
                .type(String.class)
                .description("File to read; standard input if absent or -.")
                .build());
        spec.usageMessage().description(description, BROKEN);
        return spec;
    }

    private static ArgGroupSpec.Builder keyGroup() {
        return ArgGroupSpec.builder()
                .exclusive(true)
                .addArg(text("HEX", "--key")
                        .description("RC4: key in hexadecimal. Other users can see it.")
                        .build())
                .addArg(text("FILE", "--key-file")
                        .description("RC4: file that holds the key, byte for byte.")
                        .build())
                .addArg(text("NAME", "--key-env")
                        .description("RC4: variable that holds the key in hexadecimal.")
                        .build());
    }

    private static ArgGroupSpec outputGroup(String verb) {
        return ArgGroupSpec.builder()
                .exclusive(true)
                .multiplicity("0..1")
                .addArg(text("FILE", "-o", "--output")
                        .description("File to write; standard output if absent or -.")
                        .build())
                .addArg(OptionSpec.builder("--in-place")
                        .description(verb + " FILE itself.")
                        .build())
                .build();
    }

    static OptionSpec.Builder text(String label, String... names) {
        return OptionSpec.builder(
                        names[0], List.of(names).subList(1, names.length).toArray(new String[0]))
                .arity("1")
                .type(String.class)
                .paramLabel(label);
    }

    static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and exit.")
                .build();
    }
}
