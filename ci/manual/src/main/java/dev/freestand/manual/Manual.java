package dev.freestand.manual;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Makes manual pages and completions of a command. */
public final class Manual {

    /** The line in which picocli's script for bash lists the values of an option, up to its comment. */
    private static final Pattern VALUES = Pattern.compile("(?m)^ *local \\w+_args=\\([^)]*\\)");

    private Manual() {}

    /**
     * Writes {@code man/*.1} and {@code completions/{bash,zsh,fish}/} below a folder.
     *
     * @param arguments the method that gives the command's model, as {@code CLASS#METHOD}, static and without parameters;
     *     the folder of what pages say beside it, {@code PAGE.adoc}; the day that the pages carry, {@code YYYY-MM-DD...};
     *     the folder to write to
     */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        // picocli sorts options by the rules of the place, and in some a word with an i comes elsewhere than in others.
        Locale here = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        try {
            write(model(arguments[0]), Path.of(arguments[1]), arguments[2], Path.of(arguments[3]));
        } finally {
            Locale.setDefault(here);
        }
    }

    private static void write(CommandLine command, Path more, String time, Path folder) throws IOException {
        // The same pages in every terminal.
        command.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        for (Map.Entry<String, String> page : ManPages.of(
                        command.getCommandSpec(), more, time.substring(0, "YYYY-MM-DD".length()))
                .entrySet()) {
            write(folder.resolve("man").resolve(page.getKey()), page.getValue());
        }
        Path completions = folder.resolve("completions");
        String name = command.getCommandName();
        write(completions.resolve("bash").resolve(name), bash(name, command));
        write(completions.resolve("zsh").resolve("_" + name), ZshCompletion.of(command.getCommandSpec()));
        write(completions.resolve("fish").resolve(name + ".fish"), FishCompletion.of(command.getCommandSpec()));
    }

    /**
     * As picocli writes it, but without the line for an interpreter, as a completion is read and not run, and but for
     * values whose case is of no account: these in lower case, as by hand.
     */
    private static String bash(String name, CommandLine command) {
        String script = AutoComplete.bash(name, command).replaceFirst("^#!.*\n", "");
        return command.isCaseInsensitiveEnumValuesAllowed()
                ? VALUES.matcher(script).replaceAll(found -> found.group().toLowerCase(Locale.ROOT))
                : script;
    }

    /** The model is no part of what its package shows to others, and need not be for the sake of its manual. */
    private static CommandLine model(String place) throws ReflectiveOperationException {
        int mark = place.indexOf('#');
        Method method = Class.forName(place.substring(0, mark)).getDeclaredMethod(place.substring(mark + 1));
        method.setAccessible(true);
        CommandSpec model = (CommandSpec) method.invoke(null);
        // With its settings, where it has a command line already.
        return model.commandLine() == null ? new CommandLine(model) : model.commandLine();
    }

    private static void write(Path file, String text) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, text);
    }
}
