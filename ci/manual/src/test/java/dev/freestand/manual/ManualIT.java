package dev.freestand.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual of a command whose words would be code, markup or the end of a text if they were not quoted. */
class ManualIT {

    private static final String HOSTILE = "It's [x]: \\ $(touch made) `touch made` \"quoted\" <b> .dots.";

    @TempDir
    private Path folder;

    /** Found by its name, as the build does. */
    static CommandSpec model() {
        CommandSpec below = CommandSpec.create().name("below");
        below.usageMessage().description(HOSTILE);
        for (String name : new String[] {"--in-place", "--jar", "--Input", "--kind"}) {
            below.addOption(OptionSpec.builder(name)
                    .arity("1")
                    .type(String.class)
                    .paramLabel("FILE")
                    .description(HOSTILE)
                    .build());
        }
        CommandSpec top = CommandSpec.create().name("odd").version("odd 1").addSubcommand("below", below);
        top.usageMessage().description(HOSTILE);
        return top;
    }

    private Map<String, String> make(String name) throws Exception {
        Path made = folder.resolve(name);
        Manual.main(new String[] {
            ManualIT.class.getName() + "#model", folder.toString(), "2026-01-02T03:04:05Z", made.toString()
        });
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(made)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(made.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void theSameInEveryPlace() throws Exception {
        Map<String, String> here = make("here");
        assertThat(here)
                .containsOnlyKeys(
                        "man/odd.1",
                        "man/odd-below.1",
                        "completions/bash/odd",
                        "completions/zsh/_odd",
                        "completions/fish/odd.fish");
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(make("there")).containsExactlyEntriesOf(here);
            assertThat(Locale.getDefault()).isEqualTo(Locale.forLanguageTag("tr-TR"));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void wordsOfADescriptionStayWords() throws Exception {
        make("made");
        Path completions = folder.resolve("made/completions");
        String fish =
                shell("fish", "--no-config", "-c", "source " + completions + "/fish/odd.fish; complete -C 'odd b'");
        assertThat(fish).isEqualTo("below\tIt's [x]: \\ $(touch made) `touch made` \"quoted\" <b> .dots\n");
        shell("zsh", "-n", completions + "/zsh/_odd");
        shell("bash", "-n", completions + "/bash/odd");
        assertThat(completions.resolve("bash/odd")).content().startsWith("#\n").doesNotContain("#!/");
        String page = shell(
                "man", "--warnings", "-l", folder.resolve("made/man/odd.1").toString());
        assertThat(page).contains("It").doesNotContain("warning");
        assertThat(folder.resolve("made/made")).doesNotExist();
    }

    private String shell(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.resolve("made").toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("HOME", folder.toString());
        int exit = builder.start().waitFor();
        String said = Files.readString(out);
        assertThat(exit).as(said).isZero();
        return said;
    }
}
