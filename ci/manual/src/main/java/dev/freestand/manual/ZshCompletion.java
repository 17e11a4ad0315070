package dev.freestand.manual;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completions for zsh: one function for each command, by {@code _arguments}. */
final class ZshCompletion {

    private ZshCompletion() {}

    static String of(CommandSpec command) {
        StringBuilder script = new StringBuilder("#compdef " + command.name() + "\n");
        for (CommandSpec each : CompletionModel.all(command)) {
            function(script, each);
        }
        String first = function(command);
        // Read for the first time, the file is itself the function that is asked.
        return script.append("\nif [[ $funcstack[1] = ")
                .append(first)
                .append(" ]]; then\n    ")
                .append(first)
                .append(" \"$@\"\nelse\n    compdef ")
                .append(first)
                .append(' ')
                .append(command.name())
                .append("\nfi\n")
                .toString();
    }

    private static void function(StringBuilder script, CommandSpec command) {
        List<CommandSpec> below = CompletionModel.below(command);
        script.append('\n').append(function(command)).append("() {\n");
        script.append("    local context state state_descr line\n    typeset -A opt_args\n    _arguments -C -s -S");
        for (String each : arguments(command)) {
            script.append(" \\\n        ").append(each);
        }
        script.append('\n');
        if (!below.isEmpty()) {
            script.append("    case $state in\n        command)\n            local -a commands=(");
            for (CommandSpec each : below) {
                script.append("\n                ").append(quote(each.name() + ":" + CompletionModel.summary(each)));
            }
            script.append("\n            )\n            _describe command commands\n            ;;\n");
            script.append("        words)\n            case $line[1] in\n");
            for (CommandSpec each : below) {
                script.append("                ")
                        .append(each.name())
                        .append(") ")
                        .append(function(each))
                        .append(" ;;\n");
            }
            script.append("            esac\n            ;;\n    esac\n");
        }
        script.append("}\n");
    }

    private static List<String> arguments(CommandSpec command) {
        List<String> arguments = new ArrayList<>();
        for (OptionSpec option : CompletionModel.options(command)) {
            String others = CompletionModel.repeats(option) ? "*" : "(" + String.join(" ", option.names()) + ")";
            for (String name : option.names()) {
                boolean value = CompletionModel.takesValue(option);
                String equals = !value ? "" : name.startsWith("--") ? "=" : "+";
                arguments.add(quote(others + name + equals + "[" + escape(CompletionModel.summary(option)) + "]"
                        + (value ? ":" + escape(label(option)) + ":" + action(option) : "")));
            }
        }
        if (!CompletionModel.below(command).isEmpty()) {
            arguments.add(quote("1: :->command"));
            arguments.add(quote("*:: :->words"));
        } else if (CompletionModel.takesPaths(command)) {
            arguments.add(quote("*:file:_files"));
        } else if (!CompletionModel.values(command).isEmpty()) {
            arguments.add(quote("*: :(" + String.join(" ", CompletionModel.values(command)) + ")"));
        }
        return arguments;
    }

    private static String label(OptionSpec option) {
        return option.paramLabel().replaceAll("[<>]", "");
    }

    private static String action(OptionSpec option) {
        List<String> values = CompletionModel.values(option);
        return CompletionModel.isPath(option)
                ? "_files"
                : values.isEmpty() ? " " : "(" + String.join(" ", values) + ")";
    }

    private static String function(CommandSpec command) {
        return "_" + command.qualifiedName("_").replace('-', '_');
    }

    /** Brackets and colons end the parts of an argument. */
    private static String escape(String text) {
        return text.replaceAll("[\\\\\\[\\]:]", "\\\\$0");
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
