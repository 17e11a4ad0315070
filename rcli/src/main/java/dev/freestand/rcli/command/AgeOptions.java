package dev.freestand.rcli.command;

import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.job.Action;
import dev.freestand.rcli.job.AgeDecryptJob;
import dev.freestand.rcli.job.AgeEncryptJob;
import dev.freestand.rcli.job.KeygenJob;
import dev.freestand.rcli.key.PassphraseSource;
import dev.freestand.rcli.stream.Transfer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The part of the command line that is of the age format. */
final class AgeOptions {
    private static final String PASSPHRASE = "--passphrase";
    private static final String PASSPHRASE_FILE = "--passphrase-file";
    private static final String RECIPIENT = "--recipient";
    private static final String RECIPIENTS_FILE = "--recipients-file";
    private static final String IDENTITY = "--identity";
    private static final String ARMOR = "--armor";
    private static final String PRINT_RECIPIENT = "-y";

    private AgeOptions() {}

    /** What encrypting takes in place of a key for RC4. */
    static void addEncryptionKeys(ArgGroupSpec.Builder keys) {
        addPassphrase(keys);
        keys.addSubgroup(ArgGroupSpec.builder()
                .exclusive(true)
                .multiplicity("1..*")
                .addArg(list("RECIPIENT", "-r", RECIPIENT)
                        .description("Age: for this one, age1...; repeatable.")
                        .build())
                .addArg(list("FILE", "-R", RECIPIENTS_FILE)
                        .description("Age: for those in FILE, one a line; repeatable.")
                        .build())
                .build());
    }

    /** What decrypting takes in place of a key for RC4. */
    static void addDecryptionKeys(ArgGroupSpec.Builder keys) {
        addPassphrase(keys);
        keys.addSubgroup(ArgGroupSpec.builder()
                .exclusive(true)
                .multiplicity("1..*")
                .addArg(list("FILE", "-i", IDENTITY)
                        .description("Age: file of identities; repeatable.")
                        .build())
                .build());
    }

    private static void addPassphrase(ArgGroupSpec.Builder keys) {
        keys.addArg(Cli.text("FILE", PASSPHRASE_FILE)
                        .description("Age: the one line of FILE is the passphrase.")
                        .build())
                .addArg(OptionSpec.builder("-p", PASSPHRASE)
                        .description("Age: ask for the passphrase on the terminal.")
                        .build());
    }

    static OptionSpec armor() {
        return OptionSpec.builder("-a", ARMOR)
                .description("Age: write text (ASCII armour), as for mail.")
                .build();
    }

    static CommandSpec keygenSpec() {
        CommandSpec spec = CommandSpec.create();
        spec.addOption(Cli.text("FILE", "-o", "--output")
                .description("File to create; standard output if absent or -.")
                .build());
        spec.addOption(OptionSpec.builder(PRINT_RECIPIENT)
                .description("Show the recipients of the identities in FILE.")
                .build());
        spec.addOption(Cli.help());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE")
                .arity("0..1")
                .index("0")
                .type(String.class)
                .description("With -y: identities; standard input if absent or -.")
                .build());
        spec.usageMessage()
                .description(
                        "Generates an age identity: a secret key, and the recipient to encrypt files for.",
                        "With -o, the recipient is shown on standard output.");
        return spec;
    }

    /** The request of an encryption; {@code null}: the key is one for RC4. */
    static @Nullable Action encryption(ParseResult parsed, Transfer transfer) throws RunException {
        PassphraseSource passphrase = passphrase(parsed);
        List<String> recipients = values(parsed, RECIPIENT);
        List<String> files = values(parsed, RECIPIENTS_FILE);
        boolean armored = parsed.hasMatchedOption(ARMOR);
        if (passphrase == null && recipients.isEmpty() && files.isEmpty()) {
            if (armored) {
                throw RunException.usage("--armor needs a passphrase or a recipient: RC4 has no armoured form");
            }
            return null;
        }
        return new AgeEncryptJob(passphrase, recipients, files, armored, transfer);
    }

    /** The request of a decryption; {@code null}: the key is one for RC4. */
    static @Nullable Action decryption(ParseResult parsed, Transfer transfer) {
        boolean rc4 = parsed.hasMatchedOption("--key")
                || parsed.hasMatchedOption("--key-file")
                || parsed.hasMatchedOption("--key-env");
        return rc4 ? null : new AgeDecryptJob(passphrase(parsed), values(parsed, IDENTITY), transfer);
    }

    static Action keygen(ParseResult parsed, @Nullable String input, @Nullable String output) throws RunException {
        boolean ofExisting = parsed.hasMatchedOption(PRINT_RECIPIENT);
        if (!ofExisting && parsed.hasMatchedPositional(0)) {
            throw RunException.usage("keygen takes no FILE without -y; -o FILE writes to one");
        }
        return new KeygenJob(ofExisting, input, output);
    }

    private static @Nullable PassphraseSource passphrase(ParseResult parsed) {
        String file = parsed.matchedOptionValue(PASSPHRASE_FILE, null);
        if (file != null) {
            return new PassphraseSource.File(file);
        }
        return parsed.hasMatchedOption(PASSPHRASE) ? new PassphraseSource.Terminal() : null;
    }

    private static List<String> values(ParseResult parsed, String option) {
        OptionSpec matched = parsed.matchedOption(option);
        return matched == null ? List.of() : List.copyOf(matched.stringValues());
    }

    /** An option that may be repeated. */
    private static OptionSpec.Builder list(String label, String... names) {
        return Cli.text(label, names);
    }
}
