package dev.freestand.manual;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completions for fish: one {@code complete} for each word, under the condition that its command is being written. */
final class FishCompletion {

    private FishCompletion() {}

    static String of(CommandSpec command) {
        String name = command.name();
        String at = "__fish_" + name.replace('-', '_') + "_at";
        StringBuilder script = new StringBuilder("# fish completion for " + name + "\n\n");
        script.append("function ").append(at).append(" --description 'Whether this command is being written'\n");
        script.append("    set -l words (commandline -opc)\n    set -e words[1]\n    set -l at ")
                .append(name)
                .append('\n');
        String below = CompletionModel.all(command).stream()
                .filter(each -> each != command)
                .map(each -> quote(each.qualifiedName()))
                .collect(Collectors.joining(" "));
        if (!below.isEmpty()) {
            script.append("    for word in $words\n        switch \"$at $word\"\n            case ")
                    .append(below)
                    .append("\n                set at \"$at $word\"\n        end\n    end\n");
        }
        script.append("    test \"$at\" = \"$argv\"\nend\n");
        for (CommandSpec each : CompletionModel.all(command)) {
            String line = "complete -c " + name + " -n " + quote(at + " " + each.qualifiedName());
            script.append('\n');
            words(script, line, each);
        }
        return script.toString();
    }

    private static void words(StringBuilder script, String line, CommandSpec command) {
        List<CommandSpec> below = CompletionModel.below(command);
        if (!below.isEmpty() || !CompletionModel.takesPaths(command)) {
            script.append(line).append(" -f\n");
        }
        for (CommandSpec each : below) {
            script.append(line)
                    .append(" -a ")
                    .append(quote(each.name()))
                    .append(describe(CompletionModel.summary(each)))
                    .append('\n');
        }
        List<String> values = CompletionModel.values(command);
        if (!values.isEmpty()) {
            script.append(line)
                    .append(" -a ")
                    .append(quote(String.join(" ", values)))
                    .append('\n');
        }
        for (OptionSpec option : CompletionModel.options(command)) {
            script.append(line);
            for (String name : option.names()) {
                boolean isLong = name.startsWith("--");
                script.append(isLong ? " -l " : name.length() == 2 ? " -s " : " -o ")
                        .append(quote(name.substring(isLong ? 2 : 1)));
            }
            script.append(value(option))
                    .append(describe(CompletionModel.summary(option)))
                    .append('\n');
        }
    }

    private static String value(OptionSpec option) {
        if (!CompletionModel.takesValue(option)) {
            return "";
        }
        List<String> values = CompletionModel.values(option);
        return CompletionModel.isPath(option)
                ? " -r -F"
                : values.isEmpty() ? " -x" : " -x -a " + quote(String.join(" ", values));
    }

    private static String describe(String text) {
        return text.isEmpty() ? "" : " -d " + quote(text);
    }

    private static String quote(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
