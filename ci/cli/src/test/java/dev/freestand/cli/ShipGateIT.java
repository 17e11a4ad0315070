package dev.freestand.cli;

import static dev.freestand.cli.SampleProject.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.verifier.json.Mappers;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing gets into a shipment, or stays in one, that was not proved as it is now asked for. */
class ShipGateIT {

    private static final String MUSL = "musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet";

    @TempDir
    private Path root;

    private SampleProject project;

    @BeforeEach
    void provedAndShipped() throws IOException {
        project = new SampleProject(root).configure(MUSL, "");
        project.after("verify", "ship");
    }

    private void refused(int exit, String... words) throws IOException {
        expect(project.inside("ship"), exit, words);
        assertThat(project.path("target/ship")).doesNotExist();
    }

    @Test
    void aFailedVerificationTakesTheOldShipmentBack() throws IOException {
        Files.writeString(project.path("greet.c"), SampleProject.PROGRAM.replace("\"hello\"", "\"hullo\""));
        expect(project.inside("verify", "--engine", "sandbox"), 1, "FAIL  static in ");
        assertThat(project.path("target/ship")).doesNotExist();

        Files.writeString(project.path("greet.c"), "no C\n");
        expect(project.inside("verify", "--engine", "sandbox"), 1, "the build exited with status 1");
        refused(1, "nothing is shipped: the proof's verdict is FAIL");
    }

    @Test
    void aConfigurationThatCannotBeReadTakesTheOldShipmentBack() throws IOException {
        project.configure(MUSL, "    shipp: true");
        refused(2, "unknown key 'shipp'");
    }

    @Test
    void aProofHoldsForItsConfigurationOnly() throws IOException {
        project.configure(MUSL, "    budget: { file: 1 KiB }");
        refused(1, "the configuration has changed since the proof; run freestand verify again");
    }

    @Test
    void aProofThatWasPatchedIsRefused() throws Exception {
        Path file = project.path("target/freestand/proof.json");
        String good = Files.readString(file);
        Map<String, Consumer<ObjectNode>> patches = new LinkedHashMap<>();
        patches.put("does not follow from its checks", proof -> proof.putArray("cells"));
        patches.put("expected 2", proof -> ((ArrayNode) proof.get("cells")).remove(0));
        patches.put("checks, expected", proof -> ((ArrayNode) proof.get("checks")).remove(0));
        patches.put(
                "is not present exactly once and acceptable",
                proof -> ((ObjectNode) proof.get("checks").get(0)).put("variant", "other"));
        patches.put("differs in whether it is required", proof -> {
            ObjectNode cell = (ObjectNode) proof.get("cells").get(0);
            cell.put("required", false).put("outcome", "FAIL");
        });
        patches.put(
                "ran a file of another digest",
                proof -> ((ObjectNode) proof.get("cells").get(0)).put("sha256", "00".repeat(32)));
        patches.put(
                "ran other behaviours",
                proof -> ((ObjectNode) proof.get("cells").get(0)).putArray("behaviours"));
        patches.put(
                "although a behaviour did not",
                proof -> ((ObjectNode)
                                proof.get("cells").get(0).get("behaviours").get(0))
                        .put("outcome", "FAIL"));
        patches.put(
                "contradict each other",
                proof -> ((ObjectNode) proof.get("variants").get(0)).put("sha256", "00".repeat(32)));
        patches.put(
                "its variants are",
                proof -> ((ArrayNode) proof.get("variants"))
                        .add(proof.get("variants").get(0).deepCopy()));
        patches.put(
                "differs from the configuration in its file or in 'ship'",
                proof -> ((ObjectNode) proof.get("variants").get(0)).put("ship", false));
        patches.put("it is of version 9, expected 0.1.0", proof -> proof.put("version", "9"));
        patches.put(
                "the sizes of variant static contradict each other",
                proof -> ((ObjectNode) proof.get("variants").get(0)).put("size", 1));
        patches.put(
                "differs from the proof: byteOrder",
                proof -> ((ObjectNode) proof.at("/variants/0/file")).put("byteOrder", "big"));
        patches.put(
                "exited with another status than 0",
                proof -> ((ObjectNode) proof.at("/cells/0/behaviours/0")).put("exit", 1));
        patches.put(
                "does not follow from its findings",
                proof -> ((ObjectNode) proof.at("/variants/0/file")).put("linkage", "dynamic"));
        patches.put("FS310 of variant static does not follow", proof -> proof.putArray("traces"));
        patches.put(
                "/variants/0/file/hardening",
                proof -> ((ObjectNode) proof.at("/variants/0/file")).putNull("hardening"));
        patches.put("/verdict", proof -> proof.putNull("verdict"));
        patches.put(
                "cannot be used as a proof",
                proof -> ((ObjectNode) proof.get("checks").get(0)).put("outcome", 0));
        patches.put(
                "cannot be used as a proof: ",
                proof -> ((ObjectNode) proof.get("checks").get(0)).putNull("message"));
        for (Map.Entry<String, Consumer<ObjectNode>> patch : patches.entrySet()) {
            Files.writeString(file, good);
            EditedProof.edit(file, patch.getValue());
            ProcessResult result = project.inside("ship");
            assertThat(result.exitCode())
                    .as(patch.getKey() + result.out() + result.err())
                    .isIn(1, 3);
            assertThat(result.err()).contains("nothing is shipped: ").contains(patch.getKey());
        }
    }

    @Test
    void aProofThatWasEditedByHandIsRefused() throws IOException {
        Path file = project.path("target/freestand/proof.json");
        Files.writeString(file, Files.readString(file).replace("\"engine\": \"sandbox\"", "\"engine\": \"docker\""));
        refused(1, "it was changed since freestand verify wrote it");
        expect(project.inside("report", file.toString()), 2, "it was changed since freestand verify wrote it");
        expect(project.inside("merge", file.toString()), 2, "it was changed");
    }

    @Test
    void aProofThatIsWrittenElsewhereTakesTheOldOneBack() throws IOException {
        Files.writeString(project.path("greet.c"), SampleProject.PROGRAM.replace("\"hello\"", "\"hullo\""));
        expect(
                project.inside(
                        "verify",
                        "--engine",
                        "sandbox",
                        "-o",
                        project.path("elsewhere").toString()),
                1,
                "greet: FAIL");
        assertThat(project.path("elsewhere/proof.json")).exists();
        refused(3, "there is no such file; freestand verify writes it");
    }

    @Test
    void theShippedBytesAreInspectedOnceMore() throws IOException {
        Path file = project.path("target/freestand/proof.json");
        String proved = Mappers.strict()
                .build()
                .readTree(Files.readString(file))
                .at("/variants/0/sha256")
                .asText();
        project.compile("gcc", "-O", "-s", "-DDIFFERS=0", "greet.c", "-o", "out/greet");
        ProcessResult digest = new CommonsExecRunner()
                .run(ProcessRequest.of(
                        List.of("sha256sum", project.path("out/greet").toString())));
        Files.writeString(
                file, Files.readString(file).replace(proved, digest.out().substring(0, 64)));
        EditedProof.edit(file, proof -> {});
        refused(1, "the file of static differs from the proof: ", "linkage");
    }

    @Test
    void aFileThatWasBuiltAgainIsNotTheOneThatWasProved() throws IOException {
        project.compile("sh", "-ec", MUSL.replace("-Os", "-O2"));
        refused(1, "is not the file that was proved", "proved SHA-256: ", "found SHA-256: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mv greet real; ln -s real greet|is a symbolic link",
                "rm greet; ln -s nowhere greet|is a symbolic link",
                "rm greet; mkdir greet|is a directory",
                "rm greet; mkfifo greet|is not a regular file",
                "rm greet|cannot be copied"
            })
    void whatIsNoRegularFileIsNotShipped(String instead, String words) throws IOException {
        project.compile("sh", "-ec", "cd out; " + instead);
        refused(1, words);
    }

    @Test
    void whatIsWaivedIsShippedUntilThatDay() throws IOException {
        String waiver =
                "    budget: { file: 1 KiB }\npolicy:\n  waivers: [ { rule: FS202, reason: small enough, until: %s } ]";
        project.configure(MUSL, waiver.formatted("2999-12-31"));
        expect(project.inside("verify", "--engine", "sandbox"), 0, "greet: PASS");
        expect(project.inside("ship"), 0, "shipped: ");
        project.configure(MUSL, waiver.formatted("2020-12-31"));
        expect(project.inside("verify", "--engine", "sandbox"), 1, "greet: FAIL");
        refused(1, "verdict is FAIL");
    }

    @Test
    void withoutBehavioursNothingIsProved() throws IOException {
        Path config = project.path("freestand.yaml");
        String text = Files.readString(config);
        Files.writeString(config, text.replaceAll("(?m)^behaviours:\\n(  - .*\\n)+", ""));
        expect(project.inside("verify", "--engine", "sandbox"), 3, "greet: INCONCLUSIVE", "no behaviour");
        refused(3, "verdict is INCONCLUSIVE");
    }

    @Test
    void aResultThatCannotBeWrittenIsNoResult() throws IOException {
        Path launcher = Path.of("target/freestand").toAbsolutePath();
        project.compile("sh", "-c", "! '" + launcher + "' inspect --format json out/greet > /dev/full");
    }
}
