package dev.freestand.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.cli.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What documents name is there: commands with their options, scripts, files and headings that links lead to. */
class DocumentationTest {

    private static final Path ROOT = Documents.ROOT;

    private static final int LONGEST_README = 150;
    private static final int FEWEST_COMMANDS = 60;
    private static final int FEWEST_LINKS = 40;

    /** In a block of a terminal or behind a backtick, up to a comment, another command, or the closing backtick. */
    private static final Pattern COMMAND =
            Pattern.compile("(?m)(?:^\\$ |^|`|&& )(?:~/|ci/cli/target/)?freestand ((?:-|[a-z])[^`\\n#|>;&]*)");

    private static final Pattern BLOCK = Pattern.compile("(?s)```(console|sh)\\n(.*?)```");
    private static final Pattern CODE = Pattern.compile("`freestand [^`\\n]+`");
    private static final Pattern SCRIPT =
            Pattern.compile("\\bci/(?:setup|verify|test|package|bench|fuzz|reproduce)\\b");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    @Test
    void theReadmeIsShort() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(LONGEST_README);
    }

    @Test
    void commandsAndOptionsExist() throws IOException {
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        CommandLine model = command();
        for (Path document : Documents.all()) {
            String text = Files.readString(document);
            List<String> pieces = new ArrayList<>();
            BLOCK.matcher(text).results().forEach(block -> pieces.add(block.group(2)));
            CODE.matcher(text).results().forEach(code -> pieces.add(code.group()));
            for (String piece : pieces) {
                for (Matcher command = COMMAND.matcher(piece); command.find(); ) {
                    seen++;
                    String problem = problem(model, command.group(1).strip());
                    if (!problem.isEmpty()) {
                        wrong.add(ROOT.relativize(document) + ": freestand " + command.group(1) + ": " + problem);
                    }
                }
            }
            SCRIPT.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .filter(script -> !Files.exists(ROOT.resolve(script)))
                    .forEach(script -> wrong.add(ROOT.relativize(document) + ": there is no " + script));
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).isGreaterThan(FEWEST_COMMANDS);
    }

    private static CommandLine command() {
        CommandLine command = new CommandLine(Freestand.model()).setCaseInsensitiveEnumValuesAllowed(true);
        command.addSubcommand("help", new CommandLine.HelpCommand());
        return command;
    }

    /** Why a command line is none; empty where it is one. Words in capitals stand for the user's own. */
    private static String problem(CommandLine command, String line) {
        String[] words = Arrays.stream(line.split("\\s+"))
                .map(word -> word.replaceAll("^'|'$", "").replace("[", "").replace("]", ""))
                .toArray(String[]::new);
        try {
            CommandLine.ParseResult parsed = command.parseArgs(words);
            return parsed.hasSubcommand() || parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()
                    ? ""
                    : "no command";
        } catch (CommandLine.MissingParameterException e) {
            // A command that is only named.
            return words.length <= 2 ? "" : String.valueOf(e.getMessage());
        } catch (CommandLine.ParameterException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (Path document : Documents.all()) {
            for (Matcher link = LINK.matcher(Files.readString(document)); link.find(); ) {
                String target = link.group(1);
                if (target.matches("[a-z]+:.*")) {
                    continue;
                }
                seen++;
                int hash = target.indexOf('#');
                String path = hash < 0 ? target : target.substring(0, hash);
                Path file = path.isEmpty()
                        ? document
                        : document.resolveSibling(path).normalize();
                if (!Files.exists(file) || hash >= 0 && !headings(file).contains(target.substring(hash + 1))) {
                    wrong.add(ROOT.relativize(document) + ": " + target);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).isGreaterThan(FEWEST_LINKS);
    }

    /** The anchors of a document's headings, as GitHub makes them. */
    private static List<String> headings(Path document) throws IOException {
        return Files.readAllLines(document).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
