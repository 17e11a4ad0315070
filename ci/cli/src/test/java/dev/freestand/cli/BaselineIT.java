package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.change.Change;
import dev.freestand.verifier.proof.change.VariantChanges;
import dev.freestand.verifier.report.json.ProofJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proof held against an earlier one: what changed is shown, and fails where policy says so. */
class BaselineIT {

    /** Without start files it requires nothing newer than the oldest glibc. */
    private static final String FIRST = """
            #include <stdio.h>
            #include <stdlib.h>
            __attribute__((force_align_arg_pointer)) void _start(void) { puts("hello"); exit(0); }
            """;

    /** Wants one library more, and by its start files a glibc of 2.34 (2021), which Debian 11 has not. */
    private static final String SECOND = """
            #include <math.h>
            #include <stdio.h>
            #include <time.h>
            static const char ballast[16384] = { 1 };
            int main(int argc, char **argv) {
                puts(pow(time(NULL), 0.5) > ballast[argc] ? "hello" : "hello?");
                return 0;
            }
            """;

    private static final String OLD = "gcc -O1 -s -nostartfiles greet.c -o greet";
    private static final String NEW = "gcc -O1 -s greet.c -lm -o greet";

    @TempDir
    private Path root;

    private SampleProject project;

    @BeforeEach
    void project() throws IOException {
        project = new SampleProject(root);
    }

    private void configure(String source, String build, String policy) throws IOException {
        Files.writeString(root.resolve("greet.c"), source);
        Files.writeString(root.resolve("freestand.yaml"), """
                freestand: 1
                subject: greet
                version: 0.1.0
                variants:
                  - name: dynamic
                    build: [ sh, -ec, "%s" ]
                    artifact: greet
                    ship: true
                behaviours: [ { name: greets, stdout: "hello\\n" } ]
                environments: { include: [debian-11, debian-12] }
                %s
                """.formatted(build, policy));
    }

    private ProcessResult verify(int status, String... more) throws IOException {
        String[] arguments = new String[3 + more.length];
        System.arraycopy(new String[] {"verify", "--engine", "sandbox"}, 0, arguments, 0, 3);
        System.arraycopy(more, 0, arguments, 3, more.length);
        ProcessResult result = project.inside(arguments);
        assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(status);
        return result;
    }

    private String file(String name) {
        return root.resolve(name).toString();
    }

    private Proof proof() throws IOException {
        return ProofJson.read(root.resolve("target/freestand/proof.json"));
    }

    private Check judged() throws IOException {
        return proof().checks().stream()
                .filter(check -> check.rule().equals("FS503"))
                .findFirst()
                .orElseThrow();
    }

    /** The first version's proof, put aside. */
    private void baseline() throws IOException {
        configure(FIRST, OLD, "");
        project.after("verify");
        assertThat(judged().outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        Files.copy(root.resolve("target/freestand/proof.json"), root.resolve("old.json"));
    }

    @Test
    void whatChangedIsShownAndFailsByPolicyAlone() throws IOException {
        baseline();
        configure(SECOND, NEW, "");

        ProcessResult shown = verify(0, "--baseline", file("old.json"));

        assertThat(shown.out())
                .contains("since 0.1.0, proved ")
                .contains("worse  needed libm.so.6: none -> needed")
                .contains("worse  floor GLIBC: 2.2.5 -> 2.34")
                .contains("worse  environment debian-11: runs -> fails as predicted, glibc-too-old")
                .contains(".rodata ");
        VariantChanges changes = proof().changes().variant("dynamic").orElseThrow();
        assertThat(changes.size().delta()).isGreaterThan(4096);
        assertThat(changes.sections()).anyMatch(one -> one.name().equals(".rodata") && one.delta() > 16000);
        assertThat(changes.regressions()).extracting(Change::what).contains("libm.so.6", "GLIBC", "debian-11");
        assertThat(judged().outcome()).isEqualTo(Outcome.WARN);
        Path folder = root.resolve("target/freestand");
        assertThat(folder.resolve("report.html")).content().contains("id=\"changes\"", "needed libm.so.6");
        assertThat(folder.resolve("report.md"))
                .content()
                .contains("| dynamic | floor GLIBC | 2.2.5 | 2.34 | **worse** |");
        assertThat(project.inside("ship").exitCode()).isZero();
        List<byte[]> before = reports(folder);
        assertThat(project.inside("report", file("target/freestand/proof.json")).exitCode())
                .isZero();
        assertThat(reports(folder)).as("rendered again without the baseline").containsExactlyElementsOf(before);

        configure(SECOND, NEW, "policy: { regressions: { fail: [needed, floor], growth: { file: 1% } } }");
        ProcessResult failed = verify(1, "--baseline", file("old.json"));

        assertThat(failed.out()).contains("FAIL  FS503 dynamic: since 0.1.0, proved ");
        assertThat(judged().message())
                .contains("needed libm.so.6: none -> needed; floor GLIBC: 2.2.5 -> 2.34; ")
                .contains("file: ")
                .contains("allowed is 1 %")
                .doesNotContain("environment");
        assertThat(folder.resolve("results.sarif")).content().contains("FS503");
        assertThat(folder.resolve("junit.xml")).content().contains("FS503");
        assertThat(project.inside("ship").exitCode()).isEqualTo(1);
    }

    private static List<byte[]> reports(Path folder) throws IOException {
        return List.of(
                Files.readAllBytes(folder.resolve("report.html")),
                Files.readAllBytes(folder.resolve("report.md")),
                Files.readAllBytes(folder.resolve("junit.xml")),
                Files.readAllBytes(folder.resolve("results.sarif")));
    }

    @Test
    void theShipGateAsksAgain() throws IOException {
        String required = "policy: { regressions: { baseline: required, fail: [needed] } }";
        configure(FIRST, OLD, required);
        verify(3);
        assertThat(judged().message()).contains("there is no baseline").contains("says that one is required");
        Files.copy(root.resolve("target/freestand/proof.json"), root.resolve("old.json"));

        ProcessResult same = verify(0, "--baseline", file("old.json"));

        assertThat(same.out()).contains(": no change").contains("greet: PASS");
        assertThat(judged().message()).endsWith("no change");
        assertThat(project.inside("ship").exitCode()).isZero();
        Path file = root.resolve("target/freestand/proof.json");
        EditedProof.edit(file, cut -> cut.putNull("changes"));

        ProcessResult shipped = project.inside("ship");

        assertThat(shipped.exitCode()).isEqualTo(1);
        assertThat(shipped.err()).contains("FS503 of variant dynamic does not follow from its findings");
    }

    @Test
    void aBaselineThatCannotBeOneIsAWrongCommandLine() throws IOException {
        baseline();
        String good = Files.readString(root.resolve("old.json"));
        refused("absent.json", "absent.json cannot be used as a proof: there is no such file");
        Files.writeString(root.resolve("bad.json"), "{");
        refused("bad.json", "bad.json cannot be used as a proof: ");
        Files.writeString(root.resolve("layout.json"), good.replace("freestand/proof/1", "freestand/proof/2"));
        refused("layout.json", "/schema: must be ");
        EditedProof.write(root.resolve("old.json"), root.resolve("other.json"), other -> other.put("subject", "grt"));
        refused("other.json", "other.json is a proof of grt, not of greet");
        refused(".", "is a directory");
        project.inside("verify", "--engine", "sandbox", "--no-build", "--shard", "1/2", "--output", file("part"));
        // A part that goes elsewhere takes the older proof back.
        Files.copy(root.resolve("old.json"), root.resolve("target/freestand/proof.json"));
        refused("part/proof.json", "is part 1/2 of a proof");
        ProcessResult shard = project.inside("verify", "--shard", "1/2", "--baseline", file("old.json"));
        assertThat(shard.exitCode()).isEqualTo(2);
        assertThat(shard.err()).contains("--shard and --baseline exclude each other");
    }

    /** Versions that wrote no digest wrote fewer fields: one with all of them and no digest was edited. */
    @Test
    void aBaselineWithoutADigestIsTakenOnlyFromAnEarlierVersion() throws IOException {
        baseline();
        ObjectNode cut = (ObjectNode) new ObjectMapper().readTree(Files.readString(root.resolve("old.json")));
        cut.remove("digest");
        Files.writeString(root.resolve("cut.json"), cut.toString());
        refused("cut.json", "its digest was removed");
        cut.remove("sizes");
        Files.writeString(root.resolve("earlier.json"), cut.toString());
        ProcessResult taken =
                project.inside("report", file("target/freestand/proof.json"), "--baseline", file("earlier.json"));
        assertThat(taken.exitCode()).as(taken.err()).isZero();
        assertThat(taken.err().lines())
                .containsExactly("the baseline " + file("earlier.json")
                        + " is of an earlier version, which wrote no digest: whether it was changed is unknown");
    }

    @Test
    void theWholeOfAllPartsIsHeldAgainstIt() throws IOException {
        baseline();
        verify(0, "--shard", "1/2", "--output", file("one"));
        verify(0, "--shard", "2/2", "--output", file("two"));

        ProcessResult merged =
                project.inside("merge", "--baseline", file("old.json"), file("one/proof.json"), file("two/proof.json"));

        assertThat(merged.exitCode()).as(merged.out() + merged.err()).isZero();
        assertThat(merged.out()).contains("since 0.1.0, proved ").contains(": no change");
        assertThat(judged().outcome()).isEqualTo(Outcome.PASS);
        assertThat(project.inside("ship").exitCode()).isZero();
    }

    private void refused(String file, String reason) throws IOException {
        ProcessResult result = project.inside("report", file("target/freestand/proof.json"), "--baseline", file(file));
        assertThat(result.err()).contains("no baseline: ").contains(reason).contains("Give ");
        assertThat(result.exitCode()).isEqualTo(2);
    }
}
