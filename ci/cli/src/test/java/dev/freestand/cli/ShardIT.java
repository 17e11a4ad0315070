package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.Shard;
import dev.freestand.verifier.report.json.ProofJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells spread over machines: each machine's proof is a part, and only all parts of one proof can be merged. */
class ShardIT {

    private static final String SAME = "musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet";
    private static final String DIFFERENT = "musl-gcc -static -Os -s -DDIFFERS=1 greet.c -o out/greet";

    /** Holds the parts that most tests begin with: they are about what comes after. */
    @TempDir
    private static Path made;

    @TempDir
    private Path root;

    private SampleProject project;

    @BeforeAll
    static void makeParts() throws IOException {
        SampleProject project = new SampleProject(made).configure(SAME, "policy: { maxAge: 1h }");
        part(project, "1/2", "one");
        part(project, "2/2", "two");
        part(project, "1/1", "all");
    }

    @BeforeEach
    void project() throws IOException {
        project = new SampleProject(root);
    }

    private static void part(SampleProject project, String shard, String folder) throws IOException {
        ProcessResult result = project.inside(
                "verify",
                "--engine",
                "sandbox",
                "--shard",
                shard,
                "--output",
                project.path(folder).toString());
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    }

    private void part(String shard, String folder) throws IOException {
        part(project, shard, folder);
    }

    /** A project whose parts are proved: {@code one} and {@code two} of two, and {@code all}. */
    private void proved() throws IOException {
        project.compile("cp", "-a", made + "/.", root.toString());
    }

    private ProcessResult merge(String... folders) throws IOException {
        String[] arguments = new String[folders.length + 1];
        arguments[0] = "merge";
        for (int i = 0; i < folders.length; i++) {
            arguments[i + 1] = root + "/" + folders[i] + "/proof.json";
        }
        return project.inside(arguments);
    }

    private static void refused(ProcessResult result, String reason) {
        assertThat(result.err()).contains("these proofs cannot be merged: ").contains(reason);
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void allPartsMakeAWholeProofThatCanBeShipped() throws IOException {
        proved();
        Proof one = ProofJson.read(root.resolve("one/proof.json"));
        assertThat(one.shard()).isEqualTo(new Shard(1, 2));
        assertThat(one.cells()).extracting(Cell::environment).containsExactly("scratch");

        ProcessResult merged = merge("two", "one");

        assertThat(merged.exitCode()).as(merged.out() + merged.err()).isZero();
        Proof whole = ProofJson.read(root.resolve("target/freestand/proof.json"));
        assertThat(whole.verdict()).isEqualTo(Outcome.PASS);
        assertThat(whole.shard()).isNull();
        assertThat(whole.cells()).extracting(Cell::environment).containsExactly("scratch", "debian-12");
        assertThat(project.inside("ship").exitCode()).isZero();
    }

    @Test
    void aPartAloneIsNotShipped() throws IOException {
        proved();
        project.compile("rm", "-rf", "target/freestand");
        Files.move(root.resolve("one"), root.resolve("target/freestand"));

        ProcessResult shipped = project.inside("ship");

        assertThat(shipped.exitCode()).isEqualTo(1);
        assertThat(shipped.err()).contains("it is part 1/2 of a proof");
    }

    @Test
    void partsThatAreMissingOrThereTwiceAreRefused() throws IOException {
        proved();

        refused(merge("one"), "part 2/2 is missing");
        refused(merge("one", "one"), "part 1/2 is present twice");
    }

    @Test
    void partsOfDifferentFilesAreRefused() throws IOException {
        proved();
        Files.writeString(project.path("greet.c"), SampleProject.PROGRAM + "char other[4096] = {1};\n");
        part("2/2", "two");

        refused(merge("one", "two"), "they differ in files");
    }

    @Test
    void aCellThatWasTakenOutIsMissed() throws IOException {
        proved();
        Path proof = root.resolve("two/proof.json");
        Proof two = ProofJson.read(proof);
        Files.writeString(
                proof,
                ProofJson.print(Proof.of(two.origin(), two.variants(), two.checks(), List.of())
                        .within(two.scope())
                        .with(two.observations())));

        refused(merge("one", "two"), "cells are missing: [static in debian-12]");
    }

    @Test
    void aPartThatIsOlderThanPolicyAllowsIsRefused() throws IOException {
        proved();
        edit(
                "two",
                proof -> proof.put(
                        "created", Instant.now().minus(Duration.ofHours(2)).toString()));

        refused(merge("one", "two"), "part 2/2: ");
        assertThat(root.resolve("target/freestand/proof.json")).doesNotExist();
    }

    @Test
    void aPartWithAnotherReportOfTheSameFileIsRefused() throws IOException {
        proved();
        edit("two", proof -> ((ObjectNode) proof.at("/variants/0/file/hardening")).put("nx", false));

        refused(merge("one", "two"), "part 2/2 differs on variant static than part 1/2");
        assertThat(root.resolve("target/freestand/proof.json")).doesNotExist();
    }

    private void edit(String folder, Consumer<ObjectNode> change) throws IOException {
        EditedProof.edit(root.resolve(folder).resolve("proof.json"), change);
    }

    /** What validates a proof lies in a folder of its own, which the launcher adds by command. */
    @Test
    void everyCommandThatReadsAProofHasWhatValidatesIt() throws IOException {
        proved();
        Files.copy(root.resolve("all/proof.json"), root.resolve("good.json"));
        Files.move(root.resolve("all"), root.resolve("part"));
        edit("part", proof -> ((ObjectNode) proof.at("/variants/0/file")).remove("hardening"));
        Path bad = root.resolve("part/proof.json");
        List<String[]> commands = List.of(
                new String[] {"merge", "part/proof.json"},
                new String[] {"report", "part/proof.json"},
                new String[] {"report", "good.json", "--baseline", "part/proof.json"},
                new String[] {"verify", "--no-build", "--baseline", "part/proof.json"},
                new String[] {"ship"},
                new String[] {"--config", "freestand.yaml", "ship"});
        for (String[] command : commands) {
            Files.createDirectories(root.resolve("target/freestand"));
            Files.copy(bad, root.resolve("target/freestand/proof.json"), StandardCopyOption.REPLACE_EXISTING);
            ProcessResult result = project.freestand(command);
            assertThat(result.err()).as(String.join(" ", command)).contains("/variants/0/file", "hardening");
            assertThat(result.exitCode()).isIn(1, 2);
        }
        Files.createDirectories(root.resolve("shipped"));
        Files.copy(bad, root.resolve("shipped/proof.json"));
        ProcessResult received = project.freestand("verify-shipment", "shipped");
        assertThat(received.err()).doesNotContain("cannot be loaded", "internal error");
        assertThat(received.exitCode()).isIn(1, 2, 3);
    }

    @Test
    void anOutputThatDiffersBetweenPartsFails() throws IOException {
        project.configure(DIFFERENT, "");
        String config = Files.readString(root.resolve("freestand.yaml"));
        Files.writeString(
                root.resolve("freestand.yaml"),
                config.replace("{ name: greets, stdout: \"hello\\n\" }", "{ name: greets }"));
        part("1/2", "one");
        part("2/2", "two");

        ProcessResult merged = merge("one", "two");

        assertThat(merged.exitCode()).as(merged.out() + merged.err()).isEqualTo(1);
        assertThat(merged.out()).contains("its output differs from other environments");
    }

    @Test
    void anExpectationThatNoPartMeetsIsBlamedAsWithoutParts() throws IOException {
        project.configure(SAME, "");
        String config = Files.readString(root.resolve("freestand.yaml"));
        Files.writeString(root.resolve("freestand.yaml"), config.replace("hello\\n", "good day\\n"));
        for (String part : List.of("1/2", "2/2")) {
            ProcessResult result = project.inside(
                    "verify", "--engine", "sandbox", "--shard", part, "--output", root + "/" + part.charAt(0));
            assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(1);
        }

        ProcessResult merged = merge("1", "2");

        assertThat(merged.exitCode()).isEqualTo(1);
        assertThat(merged.out()).containsOnlyOnce("it does the same in all 2 environments");
        Proof whole = ProofJson.read(root.resolve("target/freestand/proof.json"));
        assertThat(whole.cells()).hasSize(2).allMatch(cell -> "same-everywhere".equals(cell.cause()));
    }

    @Test
    void partsOfOneVariantStateWhatTheyLeaveOutAndShipNothing() throws IOException {
        project.configure(SAME, "  - { name: other, artifact: none, build: [ 'false' ] }");
        for (String part : List.of("1/2", "2/2")) {
            ProcessResult result = project.inside(
                    "verify",
                    "--engine",
                    "sandbox",
                    "--variant",
                    "static",
                    "--shard",
                    part,
                    "--output",
                    root + "/" + part.charAt(0));
            assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        }

        ProcessResult merged = merge("1", "2");

        assertThat(merged.exitCode()).as(merged.out() + merged.err()).isZero();
        assertThat(merged.out()).contains("left out, and not proved: other; nothing is shipped by this proof");
        ProcessResult shipped = project.inside("ship");
        assertThat(shipped.exitCode()).isEqualTo(1);
        assertThat(shipped.err())
                .contains("it leaves out other (--variant), and only a proof of all variants can" + " be shipped");
        assertThat(project.path("target/ship")).doesNotExist();
    }

    @Test
    void aShardThatIsNoneIsAWrongCommandLine() throws IOException {
        project.configure(SAME, "");

        ProcessResult result = project.inside("verify", "--shard", "3/2");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("shard 3/2 is not one of 1/N to N/N");
    }
}
