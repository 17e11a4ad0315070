package dev.freestand.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freestand.cli.console.Colour;
import dev.freestand.cli.console.ResultStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;

/** Every command there is, with every format there is: it prints that format, or refuses and prints nothing. */
class CommandFormatsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path root;

    /** Words that make each command print a result; FILE, PART and PROJECT stand for paths of the project. */
    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("inspect", List.of("FILE")),
            Map.entry("scan", List.of("PROJECT")),
            Map.entry("init", List.of("--stdout", "--no-run", "PROJECT/greet")),
            Map.entry("prove", List.of("--engine", "sandbox", "-o", "PROJECT/prove-FORMAT", "PROJECT/foreign")),
            Map.entry("build", List.of()),
            Map.entry("verify", List.of("--engine", "sandbox")),
            Map.entry("merge", List.of("PART")),
            Map.entry("report", List.of("PART")),
            Map.entry("ship", List.of()),
            Map.entry("verify-shipment", List.of("--unsigned", "PROJECT/shipped")),
            Map.entry("keygen", List.of("-o", "PROJECT/key-FORMAT")),
            Map.entry("environments", List.of()),
            Map.entry("environments list", List.of()),
            Map.entry("environments prepare", List.of("scratch")),
            Map.entry("environments lock", List.of()),
            Map.entry("doctor", List.of()),
            Map.entry("explain", List.of("FS101")),
            Map.entry("schema", List.of("config")),
            Map.entry("help", List.of("verify")));

    private record Run(int status, String out, String err) {}

    @BeforeAll
    static void project() throws Exception {
        Files.writeString(root.resolve("greet.c"), "#include <stdio.h>\nint main(void) { puts(\"hi\"); return 0; }\n");
        Process compiler = new ProcessBuilder("musl-gcc", "-static", "-s", "-o", "greet", "greet.c")
                .directory(root.toFile())
                .inheritIO()
                .start();
        assertThat(compiler.waitFor()).isZero();
        // It has one cell alone, as one environment plays its machine.
        compiler = new ProcessBuilder("aarch64-linux-gnu-gcc", "-static", "-s", "-o", "foreign", "greet.c")
                .directory(root.toFile())
                .inheritIO()
                .start();
        assertThat(compiler.waitFor()).isZero();
        Files.writeString(root.resolve("freestand.yaml"), """
                freestand: 1
                subject: greet
                variants: [ { name: static, artifact: greet, expect: { linkage: static }, ship: true } ]
                behaviours: [ { name: greets, stdout: "hi\\n" } ]
                environments: { include: [ scratch ] }
                """);
        Run part = run("verify", "--engine", "sandbox", "--shard", "1/1", "--output", root + "/part");
        assertThat(part.status()).as(part.toString()).isZero();
        Run whole = run("verify", "--engine", "sandbox");
        assertThat(whole.status()).as(whole.toString()).isZero();
        Run shipped = run("ship");
        assertThat(shipped.status()).as(shipped.toString()).isZero();
        // Whatever is verified or merged next takes back what was shipped before.
        Process copy = new ProcessBuilder("cp", "-a", root + "/target/ship", root + "/shipped").start();
        assertThat(copy.waitFor()).isZero();
    }

    private static Run run(String... words) {
        List<String> arguments = new ArrayList<>(Arrays.asList(words));
        arguments.addAll(1, List.of("--config", root + "/freestand.yaml"));
        if (words[0].equals("help")) {
            arguments.subList(1, 3).clear();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ResultStream results = new ResultStream(bytes);
        PrintWriter out = new PrintWriter(new OutputStreamWriter(results, StandardCharsets.UTF_8), true);
        StringWriter err = new StringWriter();
        int status = Freestand.run(
                arguments.toArray(new String[0]), out, new PrintWriter(err, true), Colour.ofProcess(), results);
        return new Run(status, bytes.toString(StandardCharsets.UTF_8), err.toString());
    }

    private static Set<String> commands() {
        Set<String> names = new TreeSet<>(Set.of("help"));
        commands(Freestand.model(), "", names);
        return names;
    }

    private static void commands(CommandSpec model, String before, Set<String> names) {
        model.subcommands().forEach((name, command) -> {
            names.add(before + name);
            commands(command.getCommandSpec(), before + name + " ", names);
        });
    }

    static Stream<Arguments> everyCommandInEveryFormat() {
        return commands().stream()
                .flatMap(command -> Stream.of(Format.values()).map(format -> Arguments.of(command, format)));
    }

    @Test
    void theHelpListsHelpAndEveryCommand() {
        Run help = run("--help");
        assertThat(help.status()).isZero();
        for (String command : commands()) {
            if (!command.contains(" ")) {
                assertThat(help.out().lines()).anyMatch(line -> line.strip().startsWith(command + " "));
            }
        }
    }

    @Test
    void everyCommandIsTriedHere() {
        assertThat(WORDS.keySet()).containsExactlyInAnyOrderElementsOf(commands());
    }

    @ParameterizedTest
    @MethodSource("everyCommandInEveryFormat")
    void aFormatIsPrintedOrRefused(String command, Format format) throws IOException {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.add("--format");
        words.add(format.word());
        for (String word : WORDS.get(command)) {
            words.add(word.replace("FILE", root + "/greet")
                    .replace("PART", root + "/part/proof.json")
                    .replace("PROJECT", root.toString())
                    .replace("FORMAT", format.word()));
        }
        Run run = run(words.toArray(new String[0]));
        String name = command.substring(command.lastIndexOf(' ') + 1);
        if (!CommandFormats.of(name).contains(format)) {
            assertThat(run.status()).as(run.toString()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("does not print " + format.word());
            return;
        }
        assertThat(run.status()).as(run.toString()).isZero();
        switch (format) {
            case TEXT -> assertThat(run.out()).doesNotStartWith(command.equals("schema") ? "[" : "{");
            case JSON -> assertThat(JSON.readTree(run.out()).isObject()).isTrue();
            case SARIF -> {
                JsonNode log = JSON.readTree(run.out());
                assertThat(log.path("version").asText()).isEqualTo("2.1.0");
                assertThat(log.path("runs").isArray()).isTrue();
            }
        }
    }
}
