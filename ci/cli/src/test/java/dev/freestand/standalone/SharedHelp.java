package dev.freestand.standalone;

import dev.freestand.cli.command.JavaEdition;
import dev.freestand.cli.console.Colour;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The help of the edition for Java, with those commands alone that the static edition has as well. */
final class SharedHelp {

    /** In the order of the help. */
    static final List<String> COMMANDS = List.of("inspect", "scan", "verify-shipment", "explain", "schema", "help");

    /** A command's line begins with its name; what follows further to the right is its as well. */
    private static final Pattern ENTRY = Pattern.compile("(?m)^  (?:\u001b\\[1m)?([a-z-]+)\\S* .*\n(?:   .*\n)*");

    private SharedHelp() {}

    /** What is printed for these words. */
    static String of(List<String> words, Colour colour) {
        String all = JavaEdition.run(words, colour).out();
        int heading = all.indexOf("Commands:");
        if (heading < 0) {
            return all;
        }
        int from = all.indexOf('\n', heading) + 1;
        int to = all.indexOf("\n\n", from) + 1;
        String known = ENTRY.matcher(all.substring(from, to))
                .results()
                .filter(entry -> COMMANDS.contains(entry.group(1)))
                .map(MatchResult::group)
                .collect(Collectors.joining());
        return all.substring(0, from) + known + all.substring(to);
    }
}
