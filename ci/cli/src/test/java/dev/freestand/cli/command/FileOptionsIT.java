package dev.freestand.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every option and every word that names a file, as the command line's own model has them, given what is no such file. */
class FileOptionsIT {

    private static final Path LAUNCHER = Path.of("target/freestand").toAbsolutePath();
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final List<String> KINDS =
            List.of("fifo", "/dev/zero", "/dev/full", "folder", "missing/file", "unreadable", "sparse", "dangling");

    private static final List<String> WAITING = List.of("fifo", "/dev/zero", "folder", "sparse");

    private static final List<String> CONFIGURED =
            List.of("build", "verify", "ship", "merge", "environments lock", "environments prepare");

    private static final Set<String> FILES = Set.of(
            "fifo",
            "folder",
            "missing/file",
            "unreadable",
            "sparse",
            "dangling",
            "program",
            "missing",
            "shipped",
            "key",
            "target/freestand/proof.json");

    /** What a command needs besides, to come as far as to open the file. */
    private static final Map<String, List<String>> NEEDED = Map.of(
            "inspect --debug-file", List.of("--size", "program"),
            "inspect --map", List.of("--size", "program"),
            "inspect --trusted-root", List.of("--tree", "program"),
            "inspect --root", List.of("--tree", "program"),
            "inspect", List.of("program"),
            "scan", List.of("program"),
            "merge", List.of("missing"),
            "verify-shipment", List.of("shipped"),
            "keygen", List.of("-o", "key"),
            "verify", List.of("--engine", "sandbox", "--no-build"));

    @TempDir
    private Path root;

    @BeforeEach
    void files() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", root.resolve("fifo").toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.copy(Path.of("/bin/true"), root.resolve("program"));
        Files.createDirectory(root.resolve("folder"));
        Files.createDirectory(root.resolve("shipped"));
        Files.createSymbolicLink(root.resolve("dangling"), Path.of("nowhere"));
        Files.writeString(root.resolve("unreadable"), "x").toFile().setReadable(false);
        try (RandomAccessFile sparse =
                new RandomAccessFile(root.resolve("sparse").toFile(), "rw")) {
            sparse.write(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0});
            sparse.setLength(1L << 40);
        }
        Files.writeString(root.resolve("freestand.yaml"), """
                freestand: 1
                subject: program
                variants: [ { name: only, artifact: program } ]
                behaviours: [ { name: runs } ]
                environments: { include: [scratch] }
                """);
    }

    private ProcessResult freestand(List<String> words) throws IOException {
        List<String> argv = new ArrayList<>(List.of(LAUNCHER.toString()));
        argv.addAll(words);
        return new CommonsExecRunner()
                .run(ProcessRequest.of(argv)
                        .in(root)
                        .withEnvironment(System.getenv())
                        .withTimeout(LONGEST));
    }

    /** Runs it with names of files below the folder of the test. */
    private void ends(List<String> words, String what) throws Exception {
        List<String> argv = new ArrayList<>();
        for (String word : words) {
            argv.add(FILES.contains(word) ? root.resolve(word).toString() : word);
        }
        if (!words.contains("--config")) {
            argv.add("--config=" + root.resolve("freestand.yaml"));
        }
        CommandResult result = CommandResult.run(LONGEST, argv.toArray(String[]::new));
        assertThat(result.code()).as("hangs: " + what).isNotEqualTo(CommandResult.TOO_LATE);
        assertThat(result.code()).as(what + "\n" + result.out() + result.err()).isIn(0, 1, 2, 3);
        assertThat(result.err()).as(what).doesNotContain("internal error", "\tat ");
    }

    /** The words of each command, and what of it names a file. */
    static Stream<List<String>> places() {
        return places("", Freestand.model()).stream();
    }

    private static List<List<String>> places(String words, CommandSpec spec) {
        List<List<String>> places = new ArrayList<>();
        for (ArgSpec argument : spec.args()) {
            boolean file = argument.type() == Path.class
                    || List.of(argument.auxiliaryTypes()).contains(Path.class);
            if (file && !words.isEmpty()) {
                places.add(List.of(words, argument instanceof OptionSpec option ? option.longestName() : ""));
            }
        }
        spec.subcommands()
                .forEach((name, command) ->
                        places.addAll(places((words + " " + name).strip(), command.getCommandSpec())));
        return places;
    }

    @ParameterizedTest
    @MethodSource("places")
    void noKindOfFileMakesACommandHangOrBreak(List<String> place) throws Exception {
        String command = place.get(0);
        String option = place.get(1);
        // An option of several commands is read by the same code: for the first of them every kind that could hang,
        // then one.
        boolean first = option.isEmpty()
                || places().filter(other -> other.get(1).equals(option))
                        .filter(other -> !option.equals("--config") || CONFIGURED.contains(other.get(0)))
                        .findFirst()
                        .orElseThrow()
                        .equals(place);
        for (String kind : first ? WAITING : KINDS.subList(0, 1)) {
            List<String> words = new ArrayList<>(List.of(command.split(" ")));
            if (option.isEmpty()) {
                if (command.equals("verify") || command.equals("keygen")) {
                    words.addAll(NEEDED.get(command));
                }
                words.add(kind);
            } else {
                words.addAll(NEEDED.getOrDefault(command + " " + option, NEEDED.getOrDefault(command, List.of())));
                if (option.equals("--output")) {
                    words.removeAll(List.of("-o", "key"));
                }
                words.add(option);
                words.add(kind);
            }
            ends(words, String.join(" ", words));
        }
    }

    /** What cannot be read at all; where it is read does not matter, as it is opened in one way. */
    @ParameterizedTest
    @ValueSource(strings = {"inspect", "verify --config", "report"})
    void aFileThatCannotBeReadIsNamed(String words) throws Exception {
        for (String kind : KINDS) {
            List<String> argv = new ArrayList<>(List.of(words.split(" ")));
            argv.add(kind);
            ends(argv, String.join(" ", argv));
        }
    }

    /** The model lists them: were it empty, nothing would be tried. */
    @Test
    void theFilesThatAnOptionNamesAreFound() {
        assertThat(places().map(place -> String.join(" ", place).strip()))
                .contains(
                        "inspect",
                        "inspect --debug-file",
                        "inspect --map",
                        "scan",
                        "verify --config",
                        "verify --baseline",
                        "verify --output",
                        "merge",
                        "report",
                        "ship --key",
                        "verify-shipment",
                        "verify-shipment --key",
                        "keygen --output");
    }

    /** Files that are found by their names beside others, by the commands that look for them. */
    @ParameterizedTest
    @CsvSource({
        "freestand.yaml, build",
        "freestand.yaml, ship",
        "freestand.lock, verify --engine sandbox --no-build",
        "target/.ship.lock, ship",
        "target/freestand/proof.json, ship",
        "target/freestand/proof.json, report target/freestand/proof.json",
        "target/freestand/build/only.log, verify --engine sandbox --no-build",
        "program.debug, inspect --size program"
    })
    void noKindOfFileThatIsFoundByItsNameMakesACommandHangOrBreak(String name, String command) throws Exception {
        Path place = root.resolve(name);
        Files.createDirectories(place.getParent());
        for (String kind : WAITING) {
            Files.deleteIfExists(place);
            if (kind.equals("fifo")) {
                assertThat(new ProcessBuilder("mkfifo", place.toString())
                                .start()
                                .waitFor())
                        .isZero();
            } else {
                Files.createSymbolicLink(place, root.resolve(kind));
            }
            ends(List.of(command.split(" ")), kind + " as " + name + ": " + command);
        }
    }

    @Test
    void aSparseFileOfOneTebibyteIsNotReadToItsEnd() throws IOException {
        ProcessResult inspect = freestand(List.of("inspect", "sparse"));
        assertThat(inspect.timedOut()).isFalse();
        assertThat(inspect.exitCode()).isEqualTo(3);
        assertThat(inspect.out())
                .contains("sparse is 1099511627776 bytes long, more than the 8589934592 that are read of it");
        ProcessResult scan = freestand(List.of("scan", "--digest", "-v", "sparse"));
        assertThat(scan.timedOut()).isFalse();
        assertThat(scan.exitCode()).isEqualTo(3);
        assertThat(scan.out() + scan.err()).contains("bytes long, more than the 8589934592");
    }
}
