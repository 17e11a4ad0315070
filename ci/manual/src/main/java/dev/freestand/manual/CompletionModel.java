package dev.freestand.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What completions ask of a picocli model. */
final class CompletionModel {

    private CompletionModel() {}

    /** The command and all below it, each before those below it. */
    static List<CommandSpec> all(CommandSpec command) {
        List<CommandSpec> all = new ArrayList<>(List.of(command));
        below(command).forEach(each -> all.addAll(all(each)));
        return all;
    }

    /** The commands right below that are shown. */
    static List<CommandSpec> below(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(each -> !each.usageMessage().hidden())
                .distinct()
                .toList();
    }

    /** The options that are shown. */
    static List<OptionSpec> options(CommandSpec command) {
        return command.options().stream().filter(each -> !each.hidden()).toList();
    }

    static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    static boolean repeats(OptionSpec option) {
        return option.isMultiValue();
    }

    /** Whether its value is the path of a file or folder, by its type or its label. */
    static boolean isPath(ArgSpec argument) {
        boolean typed = argument.auxiliaryTypes().length > 0
                && List.of("Path", "File").contains(argument.auxiliaryTypes()[0].getSimpleName());
        return typed || argument.paramLabel().matches(".*(FILE|DIR|FOLDER|PATH).*");
    }

    /** Whether any argument that is no option is a path. */
    static boolean takesPaths(CommandSpec command) {
        return command.positionalParameters().stream().anyMatch(CompletionModel::isPath);
    }

    /** The values it can have, in lower case where case is of no account; none where it can have any. */
    static List<String> values(ArgSpec argument) {
        List<String> values = new ArrayList<>();
        if (argument.completionCandidates() != null) {
            CommandLine command = argument.command().commandLine();
            boolean anyCase = command != null && command.isCaseInsensitiveEnumValuesAllowed();
            argument.completionCandidates().forEach(each -> values.add(anyCase ? each.toLowerCase(Locale.ROOT) : each));
        }
        return values;
    }

    /** The values that the arguments which are no options can have. */
    static List<String> values(CommandSpec command) {
        List<String> values = new ArrayList<>();
        for (PositionalParamSpec each : command.positionalParameters()) {
            values.addAll(values(each));
        }
        return values;
    }

    /** The first sentence of a description, without its full stop. */
    static String summary(String... description) {
        String text = description.length == 0
                ? ""
                : Ansi.OFF.string(description[0]).replaceAll("\\s+", " ").strip();
        int end = text.indexOf(". ");
        String first = end < 0 ? text : text.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    static String summary(CommandSpec command) {
        return summary(command.usageMessage().description());
    }

    static String summary(OptionSpec option) {
        return summary(option.description());
    }
}
