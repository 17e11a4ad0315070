package dev.freestand.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.cli.console.ResultStream;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A result that cannot be written is no result, whichever command it is of. */
class FullOutputIT {

    private static final String FULL = "/dev/full";
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir
    private static Path root;

    @BeforeAll
    static void proved() throws Exception {
        Files.copy(Path.of("/bin/true"), root.resolve("program"));
        Files.writeString(root.resolve("freestand.yaml"), """
                freestand: 1
                subject: program
                version: 1.0.0
                variants: [ { name: only, artifact: program, ship: true } ]
                behaviours: [ { name: runs } ]
                environments: { include: [debian-12] }
                """);
        assertThat(run("verify --engine sandbox --shard 1/1 -o ROOT/part").code())
                .isZero();
        assertThat(run("verify --engine sandbox").code()).isZero();
        assertThat(run("keygen -o ROOT/key").code()).isZero();
        assertThat(run("ship").code()).isZero();
        Files.move(root.resolve("target"), root.resolve("kept"));
    }

    private static String[] words(String command) {
        return ("--config ROOT/freestand.yaml " + command)
                .replace("ROOT", root.toString())
                .split(" ");
    }

    private static CommandResult run(String command) throws Exception {
        return CommandResult.run(LONGEST, words(command));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "inspect ROOT/program",
                "inspect --format json ROOT/program",
                "inspect --format sarif ROOT/program",
                "inspect --tree ROOT/program",
                "inspect --size ROOT/program",
                "inspect --diff ROOT/program ROOT/program",
                "scan ROOT",
                "scan --format json ROOT",
                "report ROOT/kept/freestand/proof.json",
                "merge -o ROOT/merged ROOT/part/proof.json",
                "verify-shipment --unsigned ROOT/kept/ship",
                "verify-shipment --unsigned --format json ROOT/kept/ship",
                "verify --engine sandbox -o ROOT/elsewhere",
                "keygen -o ROOT/other",
                "environments list",
                "environments lock",
                "doctor",
                "init --no-run --stdout ROOT/program",
                "explain",
                "explain FS301",
                "schema",
                "schema proof"
            })
    void theReasonIsSaidOnce(String command) throws Exception {
        try (OutputStream full = new FileOutputStream(FULL)) {
            CommandResult result = CommandResult.run(LONGEST, new ResultStream(full, Path.of(FULL)), words(command));
            assertThat(result.code()).as(result.err()).isEqualTo(3);
            assertThat(result.err().lines().filter(line -> line.startsWith("freestand: ")))
                    .as(result.err())
                    .containsExactly("freestand: cannot write to standard output: No space left on device");
        }
    }
}
