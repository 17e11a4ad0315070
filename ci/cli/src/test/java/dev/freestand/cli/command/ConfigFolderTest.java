package dev.freestand.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.cli.EditedProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A configuration in another folder than the working one: what a command reads and writes lies beside it. */
class ConfigFolderTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Path PROOF = Path.of("../../verifier/src/test/resources/golden/proof.json");

    @TempDir
    private Path folder;

    private Path config;

    @BeforeEach
    void configure() throws IOException {
        config = folder.toRealPath().resolve("other.yaml");
        Files.writeString(config, """
                freestand: 1
                subject: greet
                variants:
                  - name: static
                    build: [ sh, -c, "echo > out/greet" ]
                    artifact: out/greet
                    ship: true
                  - name: broken
                    build: [ sh, -c, "echo no; exit 1" ]
                    artifact: out/broken
                behaviours: [ { name: greets } ]
                environments: { include: [ scratch ] }
                """);
    }

    private CommandResult run(String... words) throws Exception {
        String[] all = new String[words.length + 1];
        all[0] = "--config=" + config;
        System.arraycopy(words, 0, all, 1, words.length);
        return CommandResult.run(LONGEST, all);
    }

    private Path beside(String name) {
        return config.resolveSibling(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "ship"})
    void aProofThatIsNotThereIsNamedWhereItWasLookedFor(String command) throws Exception {
        CommandResult result = run(command);
        assertThat(result.code()).isNotZero();
        assertThat(result.err())
                .contains(beside("target/freestand/proof.json") + " cannot be used as a proof: there is no such file");
    }

    @Test
    void reportReadsAndWritesBesideTheConfiguration() throws Exception {
        Path proof = beside("target/freestand/proof.json");
        Files.createDirectories(proof.getParent());
        Files.copy(PROOF, proof);
        CommandResult result = run("report");
        assertThat(result.code()).as(result.err()).isEqualTo(1);
        assertThat(proof.resolveSibling("report.html")).exists();

        Files.delete(config);
        assertThat(run("report").code()).as("no configuration is needed").isEqualTo(1);
    }

    @Test
    void mergeNamesTheConfigurationThatItRead() throws Exception {
        Path part = folder.resolve("part.json");
        EditedProof.write(
                PROOF, part, proof -> proof.putObject("shard").put("index", 1).put("count", 1));
        CommandResult result = run("merge", part.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("belong to another configuration than " + config);
    }

    @Test
    void buildRunsBesideTheConfiguration() throws Exception {
        CommandResult result = run("build");
        assertThat(result.code()).isEqualTo(1);
        assertThat(beside("out/greet")).exists();
        assertThat(result.err())
                .contains("variant broken: the build exited with status 1; its output is in"
                        + " target/freestand/build/broken.log beside other.yaml, which ends with:\nno");
        assertThat(beside("target/freestand/build/broken.log")).hasContent("no");
    }

    @ParameterizedTest
    @CsvSource({
        "build",
        "verify --no-build",
        "ship",
        "merge part.json",
        "environments lock",
        "environments prepare",
        "environments prepare scratch",
        "doctor"
    })
    void aConfigurationThatWasNamedHasToBeThere(String command) throws Exception {
        Files.delete(config);
        Files.copy(PROOF, folder.resolve("part.json"));
        CommandResult result =
                run(command.replace("part.json", folder.resolve("part.json").toString())
                        .split(" "));
        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).contains(config.toString());
    }
}
