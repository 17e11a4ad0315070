package dev.freestand.rcli.command;

import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * What help shows instead of picocli's synopsis, and below the options. With it, each text fits a terminal of 24 lines and 80
 * columns. It is no part of the model: manual pages have the whole synopsis, and examples of their own.
 */
final class UsageTexts {
    private UsageTexts() {}

    /** Adds them to the command and those below it. */
    static void add(CommandLine root) {
        message(root)
                .footer(
                        "",
                        "Examples:",
                        "  rcli keygen -o key.txt > key.pub",
                        "  rcli encrypt -R key.pub -o plan.age plan.pdf",
                        "  rcli decrypt -i key.txt -o plan.pdf plan.age",
                        "",
                        "Exit codes: 0 done, 1 reading or writing failed, 2 usage or key not valid.");
        for (CommandLine command : root.getSubcommands().values()) {
            switch (command.getCommandName()) {
                case "encrypt" ->
                    message(command)
                            .customSynopsis("rcli encrypt KEY [OPTION]... [FILE]")
                            .description(withKeys(command, "-r, -R"))
                            .footer(
                                    "",
                                    "Examples:",
                                    "  rcli encrypt -R key.pub -o plan.age plan.pdf",
                                    "  tar c folder | rcli encrypt --passphrase -o folder.age",
                                    "  rcli encrypt --key-file key.bin --in-place data.bin");
                case "decrypt" ->
                    message(command)
                            .customSynopsis("rcli decrypt [KEY] [OPTION]... [FILE]")
                            .description(withKeys(command, "-i"))
                            .footer(
                                    "",
                                    "Without a KEY, FILE is in the age format, and its passphrase is asked for.",
                                    "",
                                    "Examples:",
                                    "  rcli decrypt -i key.txt -o plan.pdf plan.age",
                                    "  rcli decrypt folder.age | tar x",
                                    "  rcli decrypt --key-file key.bin --in-place data.bin");
                default ->
                    message(command)
                            .footer("", "Examples:", "  rcli keygen -o key.txt > key.pub", "  rcli keygen -y key.txt");
            }
        }
    }

    /** The description, with what a synopsis calls KEY. */
    private static String[] withKeys(CommandLine command, String others) {
        String[] before = message(command).description();
        String one = "KEY: one of --key, --key-file, --key-env, -p, --passphrase-file, ";
        return new String[] {before[0], one + others + ".", before[1]};
    }

    private static UsageMessageSpec message(CommandLine command) {
        return command.getCommandSpec().usageMessage();
    }
}
